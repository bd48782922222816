package io.dialstream.ingest.plivo;

import io.dialstream.events.CallStatus;
import io.dialstream.events.Reasons;
import org.jspecify.annotations.Nullable;

/**
 * What Plivo's CallStatus says about a call. The cause of the hang-up says more of one that failed
 * (docs: Hangup causes).
 *
 * @param status null for a word that we do not know
 * @param reason see {@link Reasons}
 * @param detail one sentence for people
 */
record PlivoStatus(@Nullable CallStatus status, @Nullable String reason, @Nullable String detail) {

    private static final int LONGEST_WORD_SHOWN = 40;

    /**
     * What a word says.
     *
     * @param code the number of the cause; empty where there is none
     * @param cause Plivo's sentence; empty where there is none
     */
    static PlivoStatus read(String word, String code, String cause) {
        return switch (word) {
            case "ringing" -> of(CallStatus.RINGING);
            case "in-progress" -> of(CallStatus.ANSWERED);
            case "completed" -> of(CallStatus.COMPLETED);
            case "busy" -> busy();
            case "no-answer", "timeout" -> of(CallStatus.NO_ANSWER);
            case "cancel" -> cancelled();
            case "failed" -> failed(code, cause);
            default -> new PlivoStatus(null, null, "Plivo said " + shown(word) + ".");
        };
    }

    private static PlivoStatus failed(String code, String cause) {
        return switch (code) {
            case "1000" -> cancelled();
            case "3000" -> of(CallStatus.NO_ANSWER);
            case "3010" -> busy();
            // Of the number: invalid, out of service, in a country or of a kind that is barred.
            case "2000", "2010", "2030", "2040" ->
                    new PlivoStatus(CallStatus.FAILED, Reasons.provider(code), sentence(cause));
            default -> new PlivoStatus(CallStatus.FAILED, Reasons.UNKNOWN, sentence(cause));
        };
    }

    private static PlivoStatus of(CallStatus status) {
        return new PlivoStatus(status, null, null);
    }

    private static PlivoStatus busy() {
        return new PlivoStatus(CallStatus.MISSED, Reasons.BUSY, "The callee was busy or declined.");
    }

    private static PlivoStatus cancelled() {
        return new PlivoStatus(
                CallStatus.FAILED,
                Reasons.CANCELED,
                "The call was cancelled before it was answered.");
    }

    private static String sentence(String cause) {
        return cause.isBlank() ? "The call failed." : "The call failed: " + shown(cause) + ".";
    }

    private static String shown(String word) {
        return word.length() <= LONGEST_WORD_SHOWN
                ? word
                : word.substring(0, LONGEST_WORD_SHOWN) + "…";
    }
}
