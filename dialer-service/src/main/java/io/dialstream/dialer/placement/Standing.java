package io.dialstream.dialer.placement;

import org.jspecify.annotations.Nullable;

/** How a call stands in its lane at this moment. */
public sealed interface Standing {

    /** Whether a call that was not asked for yet may be. */
    enum Permission {
        /** Ask. */
        GO,
        /** Not now: the lane is paused or held. */
        WAIT,
        /** Never: the lane is stopped. */
        NEVER
    }

    /**
     * The lane does not have it any more: it has ended.
     *
     * @param providerCallId what the provider calls it, if its end told
     */
    record Gone(@Nullable String providerCallId) implements Standing {}

    /** Gone without a word of the provider's id. */
    static Standing gone() {
        return new Gone(null);
    }

    /**
     * The provider has the call.
     *
     * @param found whether that was only concluded from its list
     */
    record Live(String providerCallId, boolean found) implements Standing {}

    /** It has a slot and is to be placed. */
    record Wanted(Permission permission) implements Standing {}
}
