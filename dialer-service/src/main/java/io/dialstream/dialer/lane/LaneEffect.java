package io.dialstream.dialer.lane;

/** What is to be done after a lane was saved. Each may be done twice without harm. */
sealed interface LaneEffect {

    /**
     * Go on with the placing of a call.
     *
     * @param refill whether it takes the slot of a call that has just ended
     */
    record Place(ActiveCall call, boolean refill) implements LaneEffect {}

    /** Look again at a call that is being placed: the provider, or the end, was heard of. */
    record LookAgain(String callId) implements LaneEffect {}

    /** Ask the provider how a silent call is. */
    record Fetch(ActiveCall call) implements LaneEffect {}

    /** End a call. */
    record HangUp(ActiveCall call) implements LaneEffect {}
}
