package io.dialstream.foundation.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPropertiesTest {

    @Test
    void takesAddressesForNetworksOfOne() {
        var properties = new HttpProperties(List.of("10.0.0.0/8", " 192.168.1.7", "fd00::1"));
        assertThat(properties.trustedProxies())
                .containsExactly("10.0.0.0/8", "192.168.1.7/32", "fd00::1/128");
        assertThat(properties.isWellFormed()).isTrue();
        assertThat(properties.isBehindProxies()).isTrue();
    }

    @Test
    void believesNobodyUnlessTold() {
        assertThat(new HttpProperties(List.of()).isBehindProxies()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "fd00::/129", "*", "", "/8"})
    void refusesWhatIsNoAddress(String proxy) {
        assertThat(new HttpProperties(List.of(proxy)).isWellFormed()).isFalse();
    }
}
