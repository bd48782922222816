package io.dialstream.ingest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.dialstream.ingest.request.Form.Field;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormTest {

    @Test
    void decodesNamesAndValuesInTheOrderReceived() {
        assertThat(form("To=%2B15550100&Caller+Name=Gr%C3%BC%C3%9Fe+%26+mehr&Empty=&Bare").fields())
                .containsExactly(
                        new Field("To", "+15550100"),
                        new Field("Caller Name", "Grüße & mehr"),
                        new Field("Empty", ""),
                        new Field("Bare", ""));
    }

    @Test
    void whatIsNoPercentSequenceStandsForItself() {
        assertThat(form("a=%&b=%4&c=%zz&d=100%25").fields())
                .extracting(Field::value)
                .containsExactly("%", "%4", "%zz", "100%");
    }

    @Test
    void onlyTheFirstEqualsSignSeparates() {
        assertThat(form("a=b=c").first("a")).isEqualTo("b=c");
    }

    @Test
    void anEmptyBodyHasNoFields() {
        assertThat(form("").fields()).isEmpty();
        assertThat(form("&&").fields()).isEmpty();
        assertThat(Form.parseQuery(null).fields()).isEmpty();
    }

    @Test
    void losesNoValueOfARepeatedName() {
        assertThat(form("a=1&b=2&a=3").asMap())
                .containsExactly(entry("a", "1, 3"), entry("b", "2"));
        assertThat(form("a=1&a=3").first("a")).isEqualTo("1");
    }

    @Test
    void readsAnyBytesWithoutFailing() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            assertThat(Form.parse(bytes)).isNotNull();
        }
    }

    private static Form form(String body) {
        return Form.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
