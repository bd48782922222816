package io.dialstream.dialer.provider.telnyx;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Accounts at a Telnyx of the test's own. */
final class TelnyxFixture {

    static final String KEY = "KEY01_5ecret";
    static final String CONNECTION = "1494404757140276705";
    static final CallbackTokens TOKENS = new CallbackTokens(List.of("a-secret-of-the-tests"));

    private static final PhoneNumber CALLEE = new PhoneNumber("+15550001111");

    private TelnyxFixture() {}

    static Provider providerAt(String url, TimeOuts timeOuts) {
        return account(
                Map.of(
                        "vendor", "telnyx",
                        "apikey", KEY,
                        "connectionid", CONNECTION,
                        "fromnumber", "+15550100",
                        "apibaseurl", url),
                timeOuts);
    }

    /** The account {@code tel}. */
    static Provider account(Map<String, String> settings, TimeOuts timeOuts) {
        return account(
                settings,
                timeOuts,
                new CallTimesProperties(Duration.ofSeconds(45), Duration.ofMinutes(30)));
    }

    static Provider account(
            Map<String, String> settings, TimeOuts timeOuts, CallTimesProperties times) {
        var properties = new HashMap<String, Object>();
        settings.forEach((name, value) -> properties.put("dialstream.provider.tel." + name, value));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new TelnyxVendor("https://calls.example.com", times, TOKENS, timeOuts)
                .account(ConfiguredAccounts.read(environment).getFirst());
    }

    static PlacementRequest request(AnswerInstructions answer) {
        return new PlacementRequest(
                "c1-7-1", "c1", "7", CALLEE, new PhoneNumber("+15550122"), answer);
    }

    /** The command for the same call. */
    static PlaceCall call(AnswerInstructions answer) {
        return new PlaceCall(
                "c1-7-1:place",
                "c1-7-1",
                "c1",
                "user",
                "7",
                "Ada",
                CALLEE,
                1,
                1,
                null,
                "tel",
                null,
                answer,
                null,
                Instant.parse("2026-04-01T10:00:00Z"));
    }
}
