package io.dialstream.dialer.provider.twilio;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.TwilioRestClient;
import io.dialstream.dialer.provider.http.WireAnswer;
import java.util.function.Consumer;

/** Lets the SDK write a request for our account, and tells what came back. */
final class TwilioRequests {

    private final String accountSid;
    private final String authToken;
    private final TwilioWire wire;

    /** Given to every client, as each would make one of its own; we read no answer with it. */
    private final ObjectMapper unused = new ObjectMapper();

    TwilioRequests(String accountSid, String authToken, TwilioWire wire) {
        this.accountSid = accountSid;
        this.authToken = authToken;
        this.wire = wire;
    }

    /**
     * Sends the one request that {@code call} makes of the client it is given.
     *
     * @throws RuntimeException when the SDK could not make a request of it: nothing was sent
     */
    WireAnswer send(Consumer<TwilioRestClient> call) {
        var exchange = new TwilioExchange(wire);
        try {
            call.accept(client(exchange));
        } catch (RuntimeException e) {
            if (exchange.answer() == null) {
                throw e;
            }
            // The SDK made nothing of the answer, or it was a refusal: we read it ourselves.
        }
        var answer = exchange.answer();
        if (answer == null) {
            throw new IllegalStateException("no request was made");
        }
        return answer;
    }

    private TwilioRestClient client(TwilioExchange exchange) {
        return new TwilioRestClient.Builder(accountSid, authToken)
                .httpClient(exchange)
                .objectMapper(unused)
                .build();
    }
}
