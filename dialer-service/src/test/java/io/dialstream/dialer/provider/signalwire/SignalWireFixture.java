package io.dialstream.dialer.provider.signalwire;

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

/** Accounts at a SignalWire of the test's own. */
final class SignalWireFixture {

    static final String PROJECT = "b0f5c0de-0000-4000-8000-00000000abcd";
    static final String TOKEN = "PT5ecret";
    static final CallbackTokens TOKENS = new CallbackTokens(List.of("a-secret-of-the-tests"));

    private SignalWireFixture() {}

    static Provider providerAt(String url, TimeOuts timeOuts) {
        return account(
                Map.of(
                        "vendor", "signalwire",
                        "projectid", PROJECT,
                        "token", TOKEN,
                        "fromnumber", "+15550100",
                        "apibaseurl", url),
                timeOuts);
    }

    /** The account {@code wire}. */
    static Provider account(Map<String, String> settings, TimeOuts timeOuts) {
        var properties = new HashMap<String, Object>();
        settings.forEach(
                (name, value) -> properties.put("dialstream.provider.wire." + name, value));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new SignalWireVendor(
                        "https://calls.example.com",
                        new CallTimesProperties(Duration.ofSeconds(45), Duration.ofMinutes(30)),
                        TOKENS,
                        timeOuts)
                .account(ConfiguredAccounts.read(environment).getFirst());
    }
}
