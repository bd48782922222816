package io.dialstream.dialer.provider.twilio;

import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.twilio.TwilioWire.TimeOuts;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.callback.CallbackTokens;
import java.time.Duration;
import java.util.List;

/** A TwilioProvider against a server of the test's own. */
final class TwilioFixture {

    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String TOKEN = "a-secret";

    /** Nothing that answers takes so long, however busy the machine is. */
    private static final TimeOuts LONG =
            new TimeOuts(Duration.ofSeconds(30), Duration.ofSeconds(30));

    private static final TimeOuts SHORT =
            new TimeOuts(Duration.ofSeconds(30), Duration.ofMillis(400));

    private TwilioFixture() {}

    static TwilioProvider providerAt(String url) {
        return providerAt(url, LONG);
    }

    /** One that does not wait long for an answer. */
    static TwilioProvider impatientProviderAt(String url) {
        return providerAt(url, SHORT);
    }

    private static TwilioProvider providerAt(String url, TimeOuts timeOuts) {
        return new TwilioProvider(
                "twilio",
                new TwilioRequests(ACCOUNT, TOKEN, new TwilioWire(url, timeOuts)),
                addresses("https://calls.example.com:8443/dial/"),
                new CallTimesProperties(Duration.ofSeconds(45), Duration.ofMinutes(30)),
                new PhoneNumber("+15550100"));
    }

    static CallbackAddresses addresses(String publicBaseUrl) {
        return new CallbackAddresses(
                "twilio", publicBaseUrl, new CallbackTokens(List.of("a-secret-of-the-tests")));
    }

    static PlacementRequest aCall() {
        return new PlacementRequest(
                "c1-7-1",
                "c1",
                "lead/7 ä",
                new PhoneNumber("+15550001111"),
                new PhoneNumber("+15550122"),
                new AnswerInstructions(null, "Grüß Gott"));
    }
}
