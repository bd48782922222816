package io.dialstream.dialer.placement;

import java.time.Instant;

/** What is to be done next about a placement. */
sealed interface Step {

    /** Nothing, until somebody says that something has changed. */
    record Rest() implements Step {}

    /** Nothing before that moment. */
    record WaitUntil(Instant moment) implements Step {}

    /** The call was dropped before anybody heard of it. */
    record Withdraw() implements Step {}

    /** Announce the call, write down that it is being asked for, and ask. */
    record Begin() implements Step {}

    /** Write the placement down, and announce the call. */
    record NoteDown() implements Step {}

    /** Ask the provider. */
    record Ask() implements Step {}

    /** Look for the call in the provider's list. */
    record LookUp() implements Step {}

    /** End a call that the provider was not asked for. */
    record Cancel() implements Step {}

    /** Take the provider's id from its own word. */
    record Adopt(String providerCallId) implements Step {}

    /** As Adopt, for a call that has ended: nobody needs to be told. */
    record Remember(String providerCallId) implements Step {}

    /** Tell the log how the asking ended. */
    record Report() implements Step {}
}
