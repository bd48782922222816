package io.dialstream.ingest.signalwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.request.PublicAddress;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SignalWireTest {

    @Test
    void takesAProjectAndTheKeyOfItsSpace() {
        assertThat(
                        provider(
                                Map.of(
                                        "projectid", "b0f5c0de-0000-4000-8000-00000000abcd",
                                        "signingkey", "PSK_key")))
                .isNotNull();
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThatThrownBy(() -> provider(Map.of("projectid", "AC1")))
                .hasMessage(
                        "DIALSTREAM_PROVIDER_WIRE_PROJECTID must be the project's id, a UUID;"
                                + " DIALSTREAM_PROVIDER_WIRE_SIGNINGKEY must be the signing key of"
                                + " the space");
    }

    private static Provider provider(Map<String, String> settings) {
        var properties = new HashMap<String, Object>();
        properties.put("dialstream.provider.wire.vendor", "signalwire");
        settings.forEach(
                (name, value) -> properties.put("dialstream.provider.wire." + name, value));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new SignalWire(PublicAddress.parse("https://h"))
                .provider(ConfiguredAccounts.read(environment).getFirst());
    }
}
