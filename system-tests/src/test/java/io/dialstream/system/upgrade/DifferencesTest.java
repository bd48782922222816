package io.dialstream.system.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DifferencesTest {

    @Test
    void aNewFieldIsNoDifference() {
        assertThat(
                        between(
                                "{'id': 'a', 'calls': [{'n': 1}]}",
                                "{'id': 'a', 'x': 2, 'calls': [{'n': 1, 'y': 3}]}"))
                .isEmpty();
    }

    @Test
    void tellsWhatChangedAndWhere() {
        assertThat(between("{'calls': [{'n': 1}, {'n': 2}]}", "{'calls': [{'n': 1}, {'n': null}]}"))
                .containsExactly(" calls 1 n is null; was 2");
    }

    @Test
    void aFieldThatIsGoneIsADifferenceEvenIfItWasNull() {
        assertThat(between("{'reason': null}", "{}")).containsExactly(" reason is gone; was null");
    }

    @Test
    void oneMoreItemIsADifference() {
        assertThat(between("{'items': []}", "{'items': [1]}"))
                .containsExactly(" items is [1]; was []");
    }

    private static List<String> between(String then, String now) {
        var json = JsonMapper.shared();
        return Differences.between(
                json.readTree(then.replace('\'', '"')), json.readTree(now.replace('\'', '"')));
    }
}
