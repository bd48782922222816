package io.dialstream.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.ingest.request.Form;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalleeHearsTest {

    @Test
    void readsWhatTheDialerWrites() {
        assertThat(read("say=R3LDvMOfIEdvdHQsIDxBZGE-ICYgQ28_IPCfmYI"))
                .isEqualTo(new CalleeHears.Message("Grüß Gott, <Ada> & Co? 🙂"));
        assertThat(read("connect=d3NzOi8vYS5leGFtcGxlL3M_dD0x"))
                .isEqualTo(new CalleeHears.MediaStream("wss://a.example/s?t=1"));
    }

    @Test
    void anHttpAddressTakesTheCallOver() {
        assertThat(read("connect=" + base64("https://a.example/x?y=1&z=2")))
                .isEqualTo(new CalleeHears.Elsewhere("https://a.example/x?y=1&z=2"));
        assertThat(read("connect=" + base64("HTTP://a.example/")))
                .isEqualTo(new CalleeHears.Elsewhere("HTTP://a.example/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "other=1",
                "say=",
                "say=IA",
                "say=%%%",
                "say=_w",
                "connect=",
                "connect=ZnRwOi8vaA",
                "connect=aHR0cHM6Ly8",
                "connect=YSBi",
                "connect=amF2YXNjcmlwdDphbGVydCgxKQ"
            })
    void whatCannotBeReadMeansNothing(String query) {
        assertThat(read(query)).isEqualTo(new CalleeHears.Nothing());
    }

    private static CalleeHears read(String query) {
        return CalleeHears.read(Form.parseQuery(query));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
