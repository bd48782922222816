package io.dialstream.calllog.call;

import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Endings;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended: what its first final event decides, from what was known until then. No later
 * event changes it.
 *
 * @param seconds talk time; null when nobody answered, and when it is not known
 * @param answered somebody or something picked up, for however short a time
 * @param noAttempt nobody was called, see {@link Endings#isNoAttempt}
 * @param carrier as far as it was known then
 * @param milestones in order, as far as they were known then
 * @param offset where that event lies in its partition
 */
public record Ending(
        @Nullable String reason,
        @Nullable Integer seconds,
        boolean answered,
        boolean noAttempt,
        Carrier carrier,
        Milestones milestones,
        long offset) {

    static Ending of(CallStatusChanged event, Milestones milestones, Carrier carrier, long offset) {
        boolean answered = milestones.answered() != null || event.status() == CallStatus.COMPLETED;
        return new Ending(
                event.reason(),
                answered ? talkTime(event.durationSeconds(), milestones) : null,
                answered,
                Endings.isNoAttempt(event.ending()),
                carrier,
                milestones.inOrder(),
                offset);
    }

    /** Whether the provider took the call. */
    public boolean accepted() {
        return carrier.accepted();
    }

    /** As the provider measured it, else from answer to end; null while either is not known. */
    public static @Nullable Integer talkTime(@Nullable Integer measured, Milestones milestones) {
        return measured == null ? milestones.talkTime() : Integer.valueOf(Math.max(0, measured));
    }

    /** Talk time in seconds, with what has been heard of the call since it ended. */
    @Nullable Integer talkTime(Milestones now) {
        return answered ? talkTime(seconds, now) : null;
    }
}
