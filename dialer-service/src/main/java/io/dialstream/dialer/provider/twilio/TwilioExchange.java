package io.dialstream.dialer.provider.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.dialstream.dialer.provider.http.WireAnswer;
import io.dialstream.dialer.provider.http.WireAnswer.Replied;
import org.jspecify.annotations.Nullable;

/**
 * The SDK's way to the wire, good for one request: it is sent once, whatever happens to it, and
 * what came back is kept. One exchange serves one thread.
 */
final class TwilioExchange extends HttpClient {

    private final TwilioWire wire;
    private @Nullable WireAnswer answer;

    TwilioExchange(TwilioWire wire) {
        this.wire = wire;
    }

    /** What came back; null while nothing was asked. */
    @Nullable WireAnswer answer() {
        return answer;
    }

    /** The SDK would repeat a request here that ended in a 5xx or a 429. */
    @Override
    public Response reliableRequest(
            Request request, int[] retryCodes, int retries, long delayMillis) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        if (answer != null) {
            throw new IllegalStateException("one request an exchange");
        }
        answer = wire.send(request);
        if (answer instanceof Replied(int status, String body, _)) {
            return new Response(body, status);
        }
        throw new ApiConnectionException(answer.toString());
    }
}
