package io.dialstream.dialer.provider.twilio;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.CallbackAddresses;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.http.OneRequestContract;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.callback.CallbackTokens;
import java.time.Duration;
import java.util.List;

/** A TwilioProvider against a server of the test's own. */
final class TwilioFixture {

    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String TOKEN = "a-secret";

    private TwilioFixture() {}

    static TwilioProvider providerAt(String url) {
        return providerAt(url, OneRequestContract.LONG);
    }

    static TwilioProvider providerAt(String url, TimeOuts timeOuts) {
        return new TwilioProvider(
                Dialect.TWILIO,
                "twilio",
                new TwilioRequests(ACCOUNT, TOKEN, new TwilioWire("twilio", url, timeOuts)),
                addresses("https://calls.example.com:8443/dial/"),
                new CallTimesProperties(Duration.ofSeconds(45), Duration.ofMinutes(30)),
                new PhoneNumber("+15550100"));
    }

    static CallbackAddresses addresses(String publicBaseUrl) {
        return new CallbackAddresses(
                "twilio",
                "twilio",
                publicBaseUrl,
                new CallbackTokens(List.of("a-secret-of-the-tests")));
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
