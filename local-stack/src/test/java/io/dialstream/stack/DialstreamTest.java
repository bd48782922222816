package io.dialstream.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DialstreamTest {

    @Test
    void showsWhatItCanDoButNotItsInnerParts() {
        assertThat(Dialstream.commandLine().getUsageMessage())
                .contains("demo", "up")
                .doesNotContain("kafka", "mongo");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(Dialstream.commandLine().execute("dance")).isEqualTo(2);
    }

    @Test
    void usesTheFirstKeyForItsExamples() {
        assertThat(ApiKeys.first(Map.of())).isEqualTo("demo-key");
        assertThat(ApiKeys.first(Map.of("DIALSTREAM_API_KEYS", "ann=a=b, bob=c"))).isEqualTo("a=b");
    }
}
