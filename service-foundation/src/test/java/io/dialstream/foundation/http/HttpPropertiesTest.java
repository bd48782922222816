package io.dialstream.foundation.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPropertiesTest {

    private static HttpProperties behind(String... proxies) {
        return new HttpProperties(List.of(proxies), 0.25);
    }

    @Test
    void keepsNoShareOfConnectionsForAProxy() {
        assertThat(behind().peerShare()).isEqualTo(0.25);
        assertThat(behind("10.0.0.0/8").peerShare()).isEqualTo(1);
    }

    @Test
    void takesAddressesForNetworksOfOne() {
        var properties = behind("10.0.0.0/8", " 192.168.1.7", "fd00::1");
        assertThat(properties.trustedProxies())
                .containsExactly("10.0.0.0/8", "192.168.1.7/32", "fd00::1/128");
        assertThat(properties.isWellFormed()).isTrue();
        assertThat(properties.isBehindProxies()).isTrue();
    }

    @Test
    void believesNobodyUnlessTold() {
        assertThat(behind().isBehindProxies()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "fd00::/129", "*", "", "/8"})
    void refusesWhatIsNoAddress(String proxy) {
        assertThat(behind(proxy).isWellFormed()).isFalse();
    }
}
