package io.dialstream.dialer.placement;

import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.dialer.placement.PlacementState.Settled;
import io.dialstream.dialer.provider.PlacementAnswer;
import java.time.Instant;
import java.util.List;

/** What is to be done about a placement. Effects are carried out one after the other. */
sealed interface PlacementEffect {

    /** One that reaches out: it takes time, and may fail. */
    sealed interface Access extends PlacementEffect {}

    /** Read what is stored: {@code Found} or {@code NotFound}. */
    record Load() implements Access {}

    /** Write a first placement down: {@code Written}, or {@code Overtaken} when there is one. */
    record Insert(Placement placement) implements Access {}

    /**
     * Move it on as it was read, to the account that it names: {@code Written}, or {@code
     * Overtaken}.
     */
    record Move(Placement placement, PlacementState next) implements Access {}

    /** Publish INITIATED: {@code Announced}. */
    record Announce(String account, Instant notedAt) implements Access {}

    /** Let the lane know everything that its campaign has decided up to now. */
    record ReadCampaignEvents() implements Access {}

    /** Look at the lane: {@code PermitRead}. */
    record ReadPermit() implements Access {}

    /** Ask the provider for the call, once: {@code Answered}. */
    record Request(Placement placement, Requested requested) implements Access {}

    /** Look for the call in the provider's list: {@code Searched}. */
    record Search(Placement placement, Requested requested) implements Access {}

    /** Publish what has become of the call. */
    record Publish(String account, Settled outcome) implements Access {}

    /**
     * Give the slot back: the call is in no log. {@code Found}, and nothing is given back, when
     * another process has written a placement down meanwhile.
     */
    record GiveBack() implements Access {}

    /**
     * Take an instant in which one of the accounts may be asked: {@code InstantTaken}, or {@code
     * NoInstant}.
     *
     * @param accounts in the order in which they are tried
     * @param orWait whether the call waits for one if there is none; else it goes ahead of all who
     *     do
     */
    record TakeInstant(List<String> accounts, boolean orWait) implements PlacementEffect {

        public TakeInstant {
            accounts = List.copyOf(accounts);
        }

        TakeInstant(String account, boolean orWait) {
            this(List.of(account), orWait);
        }
    }

    /** Go on when there is an instant: {@code Woken}. */
    record AwaitInstant() implements PlacementEffect {}

    /** Let what the account has answered count for all its calls. */
    record Report(String account, PlacementAnswer answer) implements PlacementEffect {}

    /** Go on at that moment at the latest: {@code Woken}. */
    record WakeAt(Instant moment) implements PlacementEffect {}
}
