package io.dialstream.calllog.testing;

import io.dialstream.events.CallIds;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.IncomingCallChanged;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the events of one call that comes in: each status happens ten seconds times its rank after
 * the call's start by the provider's clock, and is recorded 137 milliseconds later.
 */
public record CallerEvents(
        String sid,
        @Nullable String userId,
        @Nullable PhoneNumber caller,
        PhoneNumber ourNumber,
        Instant start) {

    /** An hour after the calls of {@link CallEvents}. */
    public static final Instant START = CallEvents.START.plusSeconds(3_600);

    private static final int SECONDS_A_RANK = 10;
    private static final int RECORDED_MILLIS_LATER = 137;

    /** Of the callee of {@link CallEvents}, to this number of Alice's. */
    public static CallerEvents aCallback(String sid, String ourNumber) {
        return new CallerEvents(sid, "alice", CallEvents.NUMBER, new PhoneNumber(ourNumber), START);
    }

    /** Of somebody else; null does not show the number. */
    public CallerEvents by(@Nullable String number) {
        return new CallerEvents(
                sid, userId, number == null ? null : new PhoneNumber(number), ourNumber, start);
    }

    /** At a number of somebody else; null is nobody's. */
    public CallerEvents to(@Nullable String user) {
        return new CallerEvents(sid, user, caller, ourNumber, start);
    }

    public CallerEvents startingAt(Instant time) {
        return new CallerEvents(sid, userId, caller, ourNumber, time);
    }

    public String callId() {
        return CallIds.incoming("twilio", sid);
    }

    public IncomingCallChanged ringing() {
        return reached(CallStatus.RINGING);
    }

    public IncomingCallChanged answered() {
        return reached(CallStatus.ANSWERED);
    }

    public IncomingCallChanged completed(@Nullable Integer seconds) {
        return told(CallStatus.COMPLETED, seconds, null);
    }

    /** The event that the call reached this status, as the provider's callback tells it. */
    public IncomingCallChanged reached(CallStatus status) {
        return switch (status) {
            case COMPLETED -> completed(40);
            case MISSED -> told(status, 0, "BUSY");
            case FAILED -> told(status, 0, "CANCELED");
            case NO_ANSWER -> told(status, 0, null);
            case INITIATED, DIALING, RINGING, ANSWERED -> told(status, null, null);
        };
    }

    private IncomingCallChanged told(
            CallStatus status, @Nullable Integer seconds, @Nullable String reason) {
        return event(CallStatusChanged.eventId(callId(), status), status, seconds, reason);
    }

    public IncomingCallChanged unknownWord(String word) {
        return event(CallStatusChanged.rawEventId(callId(), word, 3), null, null, null);
    }

    private IncomingCallChanged event(
            String eventId,
            @Nullable CallStatus status,
            @Nullable Integer seconds,
            @Nullable String reason) {
        var known = status == null ? CallStatus.ANSWERED : status;
        return new IncomingCallChanged(
                eventId,
                callId(),
                userId,
                userId == null ? null : "agent-7",
                caller,
                ourNumber,
                status,
                status == CallStatus.RINGING ? null : occurred(known),
                recorded(known),
                "twilio",
                sid,
                known.rank(),
                seconds,
                reason,
                null,
                Map.of("CallStatus", known.name().toLowerCase(Locale.ROOT)));
    }

    public Instant occurred(CallStatus status) {
        return start.plusSeconds((long) SECONDS_A_RANK * status.rank());
    }

    public Instant recorded(CallStatus status) {
        return occurred(status).plusMillis(RECORDED_MILLIS_LATER);
    }
}
