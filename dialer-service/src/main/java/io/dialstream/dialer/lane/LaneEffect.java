package io.dialstream.dialer.lane;

import io.dialstream.dialer.placement.SlotTaken;
import io.dialstream.events.PlaceCall;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done after a lane was saved. Each may be done twice without harm, but for a
 * message: that follows from a save once.
 */
sealed interface LaneEffect {

    /** Go on with the placing of a call. */
    record Place(ActiveCall call, SlotTaken slot) implements LaneEffect {}

    /**
     * Look again at a call that is being placed: a callback has shown it, or its end.
     *
     * @param providerCallId what the provider calls it, if that was in it
     */
    record LookAgain(String callId, @Nullable String providerCallId) implements LaneEffect {}

    /** Ask the provider how a silent call is. */
    record Fetch(ActiveCall call) implements LaneEffect {}

    /** Say that a call was not placed in time. */
    record Expire(PlaceCall call) implements LaneEffect {}

    /** Let a machine hear the call's message, once: whatever comes of it, not again. */
    record LeaveMessage(ActiveCall call) implements LaneEffect {}

    /**
     * Let the callee hear what the call is for, at a vendor that waits to be told.
     *
     * @param again whether somebody else may have told it, who has decided that
     */
    record Instruct(ActiveCall call, boolean again) implements LaneEffect {}

    /** Say how a call has ended. */
    record Conclude(ActiveCall call) implements LaneEffect {}

    /** End a call. */
    record HangUp(ActiveCall call) implements LaneEffect {}
}
