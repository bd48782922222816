package io.dialstream.ingest.telnyx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.dialstream.ingest.provider.Provider;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class TelnyxTest {

    @Test
    void takesAnApplicationAndTheAccountsKey() {
        assertThat(
                        provider(
                                        Map.of(
                                                "connectionid",
                                                Sender.CONNECTION,
                                                "publickey",
                                                new Sender().publicKey()))
                                .signatureHeaders())
                .containsExactly("telnyx-signature-ed25519");
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThatThrownBy(() -> provider(Map.of("publickey", "c2hvcnQ=")))
                .hasMessage(
                        "DIALSTREAM_PROVIDER_TEL_CONNECTIONID must be the id of a Voice API"
                                + " application, in digits; DIALSTREAM_PROVIDER_TEL_PUBLICKEY must"
                                + " be the account's public key for webhooks, 32 bytes in base64");
    }

    private static Provider provider(Map<String, String> settings) {
        var properties = new HashMap<String, Object>();
        properties.put("dialstream.provider.tel.vendor", "telnyx");
        settings.forEach((name, value) -> properties.put("dialstream.provider.tel." + name, value));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new Telnyx(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .provider(ConfiguredAccounts.read(environment).getFirst());
    }
}
