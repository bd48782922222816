package io.dialstream.ingest.vonage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.dialstream.ingest.provider.Provider;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class VonageTest {

    @Test
    void takesAnApplicationAndWhatItsAccountSignsWith() {
        assertThat(
                        provider(
                                Map.of(
                                        "applicationid", SignedEvents.APPLICATION,
                                        "apikey", SignedEvents.API_KEY,
                                        "signaturesecret", SignedEvents.SECRET)))
                .isNotNull();
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThatThrownBy(() -> provider(Map.of("applicationid", "app-1")))
                .hasMessage(
                        "DIALSTREAM_PROVIDER_V1_APPLICATIONID must be the application's id, a UUID;"
                                + " DIALSTREAM_PROVIDER_V1_APIKEY must be the API key of the"
                                + " account, which names it;"
                                + " DIALSTREAM_PROVIDER_V1_SIGNATURESECRET must be the signature"
                                + " secret of the account");
    }

    private static Provider provider(Map<String, String> settings) {
        var properties = new HashMap<String, Object>();
        properties.put("dialstream.provider.v1.vendor", "vonage");
        settings.forEach((name, value) -> properties.put("dialstream.provider.v1." + name, value));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new Vonage(SignedEvents.CLOCK)
                .provider(ConfiguredAccounts.read(environment).getFirst());
    }
}
