package io.dialstream.campaigns.rules;

import io.dialstream.events.CallStatus;
import io.dialstream.events.Reasons;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an attempt to reach a lead came to. */
public enum AttemptOutcome {
    /** Somebody has answered, or nobody knows that it was a machine. */
    ANSWERED(null),
    VOICEMAIL(RetryOutcome.VOICEMAIL),
    /** A machine has answered, and has our message. */
    MESSAGE_LEFT(RetryOutcome.VOICEMAIL),
    FAX(null),
    BUSY(RetryOutcome.BUSY),
    /** The callee does not want this call, and the provider tells that from busy. */
    DECLINED(null),
    NO_ANSWER(RetryOutcome.NO_ANSWER),
    FAILED(RetryOutcome.FAILED),
    /** There is no such number, or nobody can be called there. */
    NUMBER_FAILED(null),
    /** The user or we have ended it before anybody answered. */
    CANCELED(null),
    /** Nobody knows whether the callee's phone rang. */
    DIAL_UNKNOWN(null),
    /** It failed for any other reason, and nobody knows that it passes. */
    REFUSED(null);

    /** Vendors that came after the first ones say it in words that are the same for all. */
    private static final Set<String> NUMBERS =
            Set.of(
                    "PROVIDER_INVALID_NUMBER",
                    "PROVIDER_RESTRICTED",
                    "PROVIDER_21211",
                    "PROVIDER_21214",
                    "PROVIDER_21217",
                    "PROVIDER_2000",
                    "PROVIDER_2010",
                    "PROVIDER_2030",
                    "PROVIDER_2040",
                    "SIP_404",
                    "SIP_410",
                    "SIP_484",
                    "SIP_604");

    /** What the number that we call from is refused for. */
    private static final Set<String> CALLER_IDS =
            Set.of(
                    "PROVIDER_21210",
                    "PROVIDER_21212",
                    "PROVIDER_21213",
                    "PROVIDER_21606",
                    "PROVIDER_INVALID_CALLER_ID");

    private static final Pattern PASSES = Pattern.compile("UNKNOWN|SIP_(408|480|487|5\\d\\d)");

    private static final Set<String> DECLINES = Set.of("DECLINED", "SIP_603");

    private final @Nullable RetryOutcome triedAgainAs;

    AttemptOutcome(@Nullable RetryOutcome triedAgainAs) {
        this.triedAgainAs = triedAgainAs;
    }

    /** What a rule calls it; null when it is never tried again. */
    public @Nullable RetryOutcome triedAgainAs() {
        return triedAgainAs;
    }

    /**
     * What the end of a call says.
     *
     * @param status a final one
     * @param reason see {@link Reasons}
     * @param answeredBy HUMAN, MACHINE, FAX or UNKNOWN; null when nobody has looked
     * @param messageLeft whether a machine has our message
     */
    public static AttemptOutcome of(
            CallStatus status,
            @Nullable String reason,
            @Nullable String answeredBy,
            boolean messageLeft) {
        return switch (status) {
            case COMPLETED -> answered(answeredBy, messageLeft);
            case MISSED -> reason != null && DECLINES.contains(reason) ? DECLINED : BUSY;
            case NO_ANSWER -> NO_ANSWER;
            case FAILED -> failed(reason == null ? "" : reason);
            case INITIATED, DIALING, RINGING, ANSWERED ->
                    throw new IllegalArgumentException(status + " is not the end of a call");
        };
    }

    /** Whether a call has failed for a number of the list, or for the one that it came from. */
    public static boolean isForBadNumber(CallStatus status, @Nullable String reason) {
        return status == CallStatus.FAILED
                && reason != null
                && (NUMBERS.contains(reason) || CALLER_IDS.contains(reason));
    }

    private static AttemptOutcome answered(@Nullable String answeredBy, boolean messageLeft) {
        return switch (answeredBy) {
            case "MACHINE" -> messageLeft ? MESSAGE_LEFT : VOICEMAIL;
            case "FAX" -> FAX;
            case null, default -> ANSWERED;
        };
    }

    private static AttemptOutcome failed(String reason) {
        if (NUMBERS.contains(reason)) {
            return NUMBER_FAILED;
        }
        if (DECLINES.contains(reason)) {
            return DECLINED;
        }
        return switch (reason) {
            case Reasons.CANCELED -> CANCELED;
            case Reasons.DIAL_UNKNOWN -> DIAL_UNKNOWN;
            default -> PASSES.matcher(reason).matches() ? FAILED : REFUSED;
        };
    }
}
