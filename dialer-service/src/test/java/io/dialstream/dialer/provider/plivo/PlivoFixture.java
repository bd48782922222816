package io.dialstream.dialer.provider.plivo;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Accounts at a Plivo of the test's own. */
final class PlivoFixture {

    static final String AUTH_ID = "MA0000000000TESTTEST";
    static final String AUTH_TOKEN = "t0ken";
    static final CallbackTokens TOKENS = new CallbackTokens(List.of("a-secret-of-the-tests"));

    private PlivoFixture() {}

    static Provider providerAt(String url, TimeOuts timeOuts) {
        return account(
                Map.of(
                        "vendor", "plivo",
                        "authid", AUTH_ID,
                        "authtoken", AUTH_TOKEN,
                        "fromnumber", "+15550100",
                        "apibaseurl", url),
                timeOuts);
    }

    /** The account {@code pl}. */
    static Provider account(Map<String, String> settings, TimeOuts timeOuts) {
        var properties = new HashMap<String, Object>();
        settings.forEach((name, value) -> properties.put("dialstream.provider.pl." + name, value));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new PlivoVendor(
                        "https://calls.example.com",
                        new CallTimesProperties(Duration.ofMinutes(10), Duration.ofHours(5)),
                        TOKENS,
                        timeOuts)
                .account(ConfiguredAccounts.read(environment).getFirst());
    }
}
