package io.dialstream.dialer.provider.twilio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one request came to on the wire. */
sealed interface TwilioAnswer {

    /** A whole answer; {@code retryAfter} as the header says. */
    record Replied(int status, String body, @Nullable Duration retryAfter) implements TwilioAnswer {

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /** No connection stood: Twilio certainly did not see the request. */
    record NeverSent(String why) implements TwilioAnswer {}

    /** Sent, maybe, and no whole answer came back. */
    record Lost(String why) implements TwilioAnswer {}
}
