package io.dialstream.dialer.placement;

/** How a call stands in its lane at this moment. */
public sealed interface CallPermit {

    /** Whether a call that was not asked for yet may be. */
    enum Permission {
        /** Ask. */
        GO,
        /** Not now: the lane is paused or held. */
        WAIT,
        /** Never: the lane is stopped. */
        NEVER
    }

    /** The lane does not have it any more: it has ended. */
    record Gone() implements CallPermit {}

    /**
     * The provider has the call.
     *
     * @param found whether that was only concluded from its list
     */
    record Live(String providerCallId, boolean found) implements CallPermit {}

    /** It has a slot and is to be placed. */
    record Wanted(Permission permission) implements CallPermit {}

    /** Another process owns the lane, and everything in it. */
    record NotOurs() implements CallPermit {}
}
