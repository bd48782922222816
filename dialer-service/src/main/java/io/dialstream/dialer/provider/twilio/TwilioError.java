package io.dialstream.dialer.provider.twilio;

import io.dialstream.dialer.provider.http.CreateAnswers;
import io.dialstream.dialer.provider.http.WireAnswer.Replied;

/**
 * The vendor's reason for a refusal.
 *
 * @param code Twilio's error code; without one, what Twilio gives for such an HTTP status
 * @param message without whole phone numbers
 */
record TwilioError(int code, String message) {

    /** 20401 does not exist: what is wrong with a 401 is 20003. */
    private static final int AUTHENTICATION = 20003;

    private static final int CODES_OF_STATUSES = 20000;

    static TwilioError of(Replied reply, String title) {
        var body = reply.json();
        int code = body.path("code").intValue(usualCode(reply.status()));
        var message = body.path("message").stringValue(title + " answered " + reply.status());
        return new TwilioError(code, CreateAnswers.masked(message));
    }

    private static int usualCode(int status) {
        return status == 401 ? AUTHENTICATION : CODES_OF_STATUSES + status;
    }
}
