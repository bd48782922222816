package io.dialstream.dialer.provider.twilio;

import io.dialstream.dialer.provider.twilio.TwilioAnswer.Replied;
import java.util.regex.Pattern;

/**
 * Twilio's reason for a refusal.
 *
 * @param code Twilio's error code; without one, what Twilio gives for such an HTTP status
 * @param message without whole phone numbers, which Twilio likes to repeat
 */
record TwilioError(int code, String message) {

    private static final Pattern ALL_BUT_LAST_DIGITS = Pattern.compile("\\+?\\d{2,}(?=\\d{4})");

    /** 20401 does not exist: what is wrong with a 401 is 20003. */
    private static final int AUTHENTICATION = 20003;

    private static final int CODES_OF_STATUSES = 20000;

    static TwilioError of(Replied reply) {
        var body = TwilioJson.parse(reply.body());
        int code = body.path("code").intValue(usualCode(reply.status()));
        var message = body.path("message").stringValue("Twilio answered " + reply.status());
        return new TwilioError(code, ALL_BUT_LAST_DIGITS.matcher(message).replaceAll("…"));
    }

    private static int usualCode(int status) {
        return status == 401 ? AUTHENTICATION : CODES_OF_STATUSES + status;
    }
}
