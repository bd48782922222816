package io.dialstream.ingest.sanspbx;

import io.dialstream.events.CallStatus;
import io.dialstream.events.Reasons;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook's word says about a call. That it is completed does not say that it was answered:
 * seconds of talk do, or the disposition.
 *
 * @param status null for a word that we do not know, and for an end that leaves it open
 * @param reason see {@link Reasons}
 * @param detail one sentence for people
 */
record SansPbxStatus(
        @Nullable CallStatus status, @Nullable String reason, @Nullable String detail) {

    private static final int LONGEST_SHOWN = 40;

    /**
     * What a word says.
     *
     * @param seconds of talk; null where they are not told
     * @param disposition empty where it is not told
     * @param cause empty where it is not told
     */
    static SansPbxStatus read(
            String word, @Nullable Integer seconds, String disposition, String cause) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "ringing" -> of(CallStatus.RINGING);
            case "answered" -> of(CallStatus.ANSWERED);
            case "completed" -> completed(seconds, disposition.toUpperCase(Locale.ROOT));
            case "no-answer" -> of(CallStatus.NO_ANSWER);
            case "failed" -> failed(disposition.toUpperCase(Locale.ROOT), cause);
            default -> new SansPbxStatus(null, null, "SansPBX said " + shown(word) + ".");
        };
    }

    private static SansPbxStatus completed(@Nullable Integer seconds, String disposition) {
        if (seconds != null && seconds > 0) {
            return of(CallStatus.COMPLETED);
        }
        return switch (disposition) {
            case "BUSY" -> busy();
            case "NO ANSWER" -> of(CallStatus.NO_ANSWER);
            case "ANSWERED" -> of(CallStatus.COMPLETED);
            default -> new SansPbxStatus(null, Reasons.ENDED, null);
        };
    }

    private static SansPbxStatus failed(String disposition, String cause) {
        return switch (disposition) {
            case "BUSY" -> busy();
            case "NO ANSWER" -> of(CallStatus.NO_ANSWER);
            default ->
                    new SansPbxStatus(
                            CallStatus.FAILED,
                            Reasons.UNKNOWN,
                            cause.isEmpty()
                                    ? "The call failed."
                                    : "The call failed: " + shown(cause) + ".");
        };
    }

    private static SansPbxStatus busy() {
        return new SansPbxStatus(
                CallStatus.MISSED, Reasons.BUSY, "The callee was busy or declined.");
    }

    private static SansPbxStatus of(CallStatus status) {
        return new SansPbxStatus(status, null, null);
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
