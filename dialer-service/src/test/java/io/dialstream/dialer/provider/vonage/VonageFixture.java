package io.dialstream.dialer.provider.vonage;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Accounts at a Vonage of the test's own. */
final class VonageFixture {

    static final String APPLICATION = "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab";
    static final KeyPair KEYS = keys();
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final CallbackTokens TOKENS = new CallbackTokens(List.of("a-secret-of-the-tests"));

    static final String PEM =
            "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(KEYS.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";

    private VonageFixture() {}

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Provider providerAt(String url, TimeOuts timeOuts) {
        return account(
                Map.of(
                        "vendor", "vonage",
                        "applicationid", APPLICATION,
                        "privatekey", PEM,
                        "fromnumber", "+15550100",
                        "apibaseurl", url),
                timeOuts);
    }

    /** The account {@code v1}. */
    static Provider account(Map<String, String> settings, TimeOuts timeOuts) {
        var properties = new HashMap<String, Object>();
        settings.forEach((name, value) -> properties.put("dialstream.provider.v1." + name, value));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new VonageVendor(
                        "https://calls.example.com",
                        new CallTimesProperties(Duration.ofSeconds(150), Duration.ofHours(3)),
                        TOKENS,
                        timeOuts,
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .account(ConfiguredAccounts.read(environment).getFirst());
    }
}
