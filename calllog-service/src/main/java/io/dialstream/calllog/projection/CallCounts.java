package io.dialstream.calllog.projection;

import static java.util.Objects.requireNonNullElse;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.Ending;

/**
 * How many calls ended how. The counts of a campaign are the sum over its calls.
 *
 * @param refused calls that ended without anybody being called, so that their lead waits for
 *     another: failed ones, too
 * @param inFlight calls INITIATED to ANSWERED
 * @param successful COMPLETED with a duration above zero, not by a machine
 * @param missed MISSED, and COMPLETED with no duration (yet) or zero, not by a machine
 * @param voicemail COMPLETED, and a machine or a fax had answered
 * @param totalDuration seconds of successful calls
 */
public record CallCounts(
        long refused,
        long inFlight,
        long successful,
        long failed,
        long missed,
        long noAnswer,
        long voicemail,
        long totalDuration) {

    public static final CallCounts ZERO = new CallCounts(0, 0, 0, 0, 0, 0, 0, 0);

    private static final CallCounts LIVE = new CallCounts(0, 1, 0, 0, 0, 0, 0, 0);

    /** What a call adds. */
    static CallCounts of(Call call) {
        var ending = call.ending();
        return ending == null ? LIVE : ofEnded(call, ending);
    }

    private static CallCounts ofEnded(Call call, Ending ending) {
        return switch (call.status()) {
            case COMPLETED ->
                    call.isVoicemail()
                            ? new CallCounts(0, 0, 0, 0, 0, 0, 1, 0)
                            : ofCompleted(requireNonNullElse(call.durationSeconds(), 0));
            case NO_ANSWER -> new CallCounts(0, 0, 0, 0, 0, 1, 0, 0);
            case MISSED -> new CallCounts(0, 0, 0, 0, 1, 0, 0, 0);
            case FAILED -> new CallCounts(ending.noAttempt() ? 1 : 0, 0, 0, 1, 0, 0, 0, 0);
            case INITIATED, DIALING, RINGING, ANSWERED -> LIVE;
        };
    }

    private static CallCounts ofCompleted(int seconds) {
        return seconds > 0
                ? new CallCounts(0, 0, 1, 0, 0, 0, 0, seconds)
                : new CallCounts(0, 0, 0, 0, 1, 0, 0, 0);
    }

    /** Calls that have ended. */
    public long ended() {
        return successful + failed + missed + noAnswer + voicemail;
    }

    /**
     * What versions before this one took for leads and still read: calls that have ended, without
     * those whose lead waits since nobody was called.
     */
    public long completedLeads() {
        return ended() - refused;
    }

    CallCounts plus(CallCounts other) {
        return new CallCounts(
                refused + other.refused,
                inFlight + other.inFlight,
                successful + other.successful,
                failed + other.failed,
                missed + other.missed,
                noAnswer + other.noAnswer,
                voicemail + other.voicemail,
                totalDuration + other.totalDuration);
    }

    CallCounts minus(CallCounts other) {
        return new CallCounts(
                refused - other.refused,
                inFlight - other.inFlight,
                successful - other.successful,
                failed - other.failed,
                missed - other.missed,
                noAnswer - other.noAnswer,
                voicemail - other.voicemail,
                totalDuration - other.totalDuration);
    }

    /** Seconds of a successful call on average, to one decimal; 0 without one. */
    double averageDuration() {
        return successful == 0 ? 0 : Math.round(10.0 * totalDuration / successful) / 10.0;
    }
}
