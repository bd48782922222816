package io.dialstream.ingest.twilio;

import io.dialstream.events.CallStatus;
import io.dialstream.events.Reasons;
import io.dialstream.ingest.request.Form;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio's CallStatus says about a call. The word decides and not the SIP response: a busy
 * with 487 is documented.
 *
 * @param status null for a word that we do not know
 * @param reason see {@link Reasons}
 * @param detail one sentence for people
 */
record TwilioStatus(@Nullable CallStatus status, @Nullable String reason, @Nullable String detail) {

    private static final Pattern SIP_CODE = Pattern.compile("[1-6][0-9]{2}");
    private static final int LONGEST_WORD_SHOWN = 40;

    /**
     * What a word says.
     *
     * @param given the word as it was given
     * @param word what Twilio would say
     * @param title who says it
     */
    static TwilioStatus read(String given, String word, String title, Form callback) {
        return switch (word) {
            case "queued", "initiated" -> of(CallStatus.DIALING);
            case "ringing" -> of(CallStatus.RINGING);
            case "in-progress" -> of(CallStatus.ANSWERED);
            case "completed" -> of(CallStatus.COMPLETED);
            case "no-answer" -> of(CallStatus.NO_ANSWER);
            case "busy" ->
                    new TwilioStatus(
                            CallStatus.MISSED, Reasons.BUSY, "The callee was busy or declined.");
            case "canceled" ->
                    new TwilioStatus(
                            CallStatus.FAILED,
                            Reasons.CANCELED,
                            "The call was cancelled before it was answered.");
            case "failed" -> failed(callback.first("SipResponseCode"));
            default -> new TwilioStatus(null, null, title + " said " + shown(given) + ".");
        };
    }

    private static TwilioStatus of(CallStatus status) {
        return new TwilioStatus(status, null, null);
    }

    private static TwilioStatus failed(@Nullable String sipCode) {
        return sipCode != null && SIP_CODE.matcher(sipCode).matches()
                ? new TwilioStatus(
                        CallStatus.FAILED,
                        Reasons.sip(sipCode),
                        "The call failed with SIP response " + sipCode + ".")
                : new TwilioStatus(CallStatus.FAILED, Reasons.UNKNOWN, "The call failed.");
    }

    private static String shown(String word) {
        return word.length() <= LONGEST_WORD_SHOWN
                ? word
                : word.substring(0, LONGEST_WORD_SHOWN) + "…";
    }
}
