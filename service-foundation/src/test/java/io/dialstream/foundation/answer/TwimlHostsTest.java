package io.dialstream.foundation.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwimlHostsTest {

    private final TwimlHosts hosts = TwimlHosts.of(" Voice.Example.com. ", "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://voice.example.com/x",
                "https://VOICE.example.COM",
                "https://voice.example.com.:8443/",
                "https://user:word@voice.example.com/"
            })
    void allowsTheHostHoweverItIsWritten(String address) {
        assertThat(hosts.allow(URI.create(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/",
                "https://a.voice.example.com/",
                "https://voice.example.com.evil.example/",
                "https://voice.example.com@evil.example/",
                "https:///voice.example.com"
            })
    void allowsNoOther(String address) {
        assertThat(hosts.allow(URI.create(address))).isFalse();
    }

    @Test
    void allowsNoneUnlessNamed() {
        assertThat(new TwimlHosts(Set.of()).allow(URI.create("https://voice.example.com")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://voice.example.com", "voice.example.com:443", "*.example.com"})
    void refusesWhatIsNoHost(String written) {
        assertThat(TwimlHosts.of(written).isTwimlHostsUsable()).isFalse();
        assertThat(hosts.isTwimlHostsUsable()).isTrue();
    }
}
