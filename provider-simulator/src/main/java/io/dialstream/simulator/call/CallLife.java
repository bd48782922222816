package io.dialstream.simulator.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state machine of a call: pure, and indifferent to input that comes too late. */
public final class CallLife {

    private static final int SIP_OK = 200;
    private static final int SIP_ERROR = 500;
    private static final int SIP_BUSY = 486;
    private static final int SIP_TERMINATED = 487;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double LONGEST_SECONDS = 1e9;

    private CallLife() {}

    /** The call's next move, or nothing when the input does not concern it in its status. */
    public static Optional<Move> decide(Call call, CallInput input, Instant now) {
        return Optional.ofNullable(
                switch (call.status()) {
                    case QUEUED -> whileQueued(call, input, now);
                    case INITIATED -> whileInitiated(call, input, now);
                    case RINGING ->
                            call.isIncoming()
                                    ? whileComingIn(call, input, now)
                                    : whileRinging(call, input, now);
                    case IN_PROGRESS -> whileInProgress(call, input, now);
                    case COMPLETED, BUSY, NO_ANSWER, FAILED, CANCELED -> null;
                });
    }

    /** When {@link CallInput#ELAPSE} is due; nothing for queued and ended calls. */
    public static Optional<Instant> due(Call call) {
        CallPlan plan = call.plan();
        return switch (call.status()) {
            case INITIATED -> Optional.of(after(call, plan.setupSeconds()));
            case RINGING -> Optional.of(after(call, ringSeconds(call)));
            case IN_PROGRESS -> Optional.of(after(call, plannedTalk(call)));
            case QUEUED, COMPLETED, BUSY, NO_ANSWER, FAILED, CANCELED -> Optional.empty();
        };
    }

    private static @Nullable Move whileQueued(Call call, CallInput input, Instant now) {
        return switch (input) {
            case START ->
                    Move.to(call.isIncoming() ? CallStatus.RINGING : CallStatus.INITIATED, now);
            case HANG_UP, CANCEL -> Move.to(CallStatus.CANCELED, now);
            case ELAPSE, ANSWER, FAIL -> null;
        };
    }

    private static @Nullable Move whileInitiated(Call call, CallInput input, Instant now) {
        return switch (input) {
            case ELAPSE ->
                    call.plan().endsWithoutRinging()
                            ? refused(call.plan(), now)
                            : Move.to(CallStatus.RINGING, now);
            case HANG_UP, CANCEL -> Move.end(CallStatus.CANCELED, now, SIP_TERMINATED);
            case START, ANSWER, FAIL -> null;
        };
    }

    private static @Nullable Move whileRinging(Call call, CallInput input, Instant now) {
        return switch (input) {
            case ELAPSE -> rangLongEnough(call, now);
            case HANG_UP, CANCEL -> Move.end(CallStatus.CANCELED, now, SIP_TERMINATED);
            case START, ANSWER, FAIL -> null;
        };
    }

    /** Nothing reaches a caller who is to hang up before: that he does has been decided. */
    private static @Nullable Move whileComingIn(Call call, CallInput input, Instant now) {
        boolean stays = call.plan().outcome() != Outcome.NO_ANSWER;
        return switch (input) {
            case ELAPSE -> Move.end(CallStatus.NO_ANSWER, now, SIP_TERMINATED);
            case HANG_UP, CANCEL -> Move.end(CallStatus.CANCELED, now, SIP_TERMINATED);
            case ANSWER -> stays ? Move.to(CallStatus.IN_PROGRESS, now) : null;
            case FAIL -> stays ? Move.end(CallStatus.FAILED, now, SIP_ERROR) : null;
            case START -> null;
        };
    }

    private static @Nullable Move whileInProgress(Call call, CallInput input, Instant now) {
        return switch (input) {
            case ELAPSE -> completed(plannedTalk(call), now);
            case HANG_UP -> completed(talkedUntil(call, now), now);
            case START, CANCEL, ANSWER, FAIL -> null;
        };
    }

    private static Move rangLongEnough(Call call, Instant now) {
        if (call.plan().ringSeconds() > call.request().timeoutSeconds()) {
            return Move.end(CallStatus.NO_ANSWER, now, SIP_TERMINATED);
        }
        return switch (call.plan().outcome()) {
            case COMPLETED, MACHINE, FAX, HANG -> Move.to(CallStatus.IN_PROGRESS, now);
            case NO_ANSWER -> Move.end(CallStatus.NO_ANSWER, now, SIP_TERMINATED);
            case BUSY, FAILED -> refused(call.plan(), now);
        };
    }

    private static Move refused(CallPlan plan, Instant now) {
        return plan.outcome() == Outcome.BUSY
                ? Move.end(CallStatus.BUSY, now, SIP_BUSY)
                : Move.end(CallStatus.FAILED, now, plan.failureSipCode());
    }

    private static Move completed(int talkSeconds, Instant now) {
        return new Move(CallStatus.COMPLETED, now, talkSeconds, SIP_OK);
    }

    private static double ringSeconds(Call call) {
        return Math.min(call.plan().ringSeconds(), call.request().timeoutSeconds());
    }

    private static int plannedTalk(Call call) {
        return Math.min(call.plan().talkSeconds(), call.request().timeLimitSeconds());
    }

    private static int talkedUntil(Call call, Instant now) {
        double wallSeconds = Duration.between(call.updatedAt(), now).toNanos() / NANOS_PER_SECOND;
        double simulated = Math.max(0, wallSeconds * call.plan().speedUp());
        return (int) Math.min(plannedTalk(call), simulated);
    }

    private static Instant after(Call call, double simulatedSeconds) {
        double wallSeconds = Math.min(simulatedSeconds / call.plan().speedUp(), LONGEST_SECONDS);
        return call.updatedAt().plusNanos((long) (wallSeconds * NANOS_PER_SECOND));
    }
}
