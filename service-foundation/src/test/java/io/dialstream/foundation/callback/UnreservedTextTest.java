package io.dialstream.foundation.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreservedTextTest {

    @Test
    void leavesIdsAsTheyAre() {
        assertThat(UnreservedText.encode("3f2504e0-4f89_41d3.9a0c-7"))
                .isEqualTo("3f2504e0-4f89_41d3.9a0c-7");
        assertThat(UnreservedText.encode("~")).isEqualTo("~7E");
        assertThat(UnreservedText.encode("lead/7 ä")).isEqualTo("lead~2F7~20~C3~A4");
    }

    @Test
    void readsBackWhateverItWrote() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var text =
                    random.ints(random.nextInt(40), 0, 0x11_0000)
                            .filter(point -> point < 0xD800 || point > 0xDFFF)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString();
            var encoded = UnreservedText.encode(text);
            assertThat(encoded).matches("[A-Za-z0-9._~-]*");
            assertThat(UnreservedText.decode(encoded)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "~4", "a~zz", "~FF", "~C3"})
    void readsNothingThatItDidNotWrite(String encoded) {
        assertThat(UnreservedText.decode(encoded)).isNull();
    }
}
