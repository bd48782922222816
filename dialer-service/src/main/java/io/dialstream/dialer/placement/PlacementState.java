package io.dialstream.dialer.placement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the request for one call has come. Pending becomes Requested, Accepted or Refused;
 * Requested becomes any other; Accepted, where it was only found, becomes Accepted as what a
 * callback has shown. The others are final.
 */
public sealed interface PlacementState {

    /**
     * The provider may be asked from {@code dueAt} on: it was not yet, or has said that it did
     * nothing.
     *
     * @param attempts how often it was asked in vain
     */
    record Pending(Instant dueAt, int attempts) implements PlacementState {}

    /**
     * The provider is being asked, or was and its answer is not known. Who finds this must not ask.
     *
     * @param startedAt when the process that has written it began to place the call: it knows its
     *     own request by it; null in what earlier versions have written
     */
    record Requested(Instant requestedAt, int attempts, @Nullable Instant startedAt)
            implements PlacementState {}

    /** Nothing more is requested or looked up. */
    sealed interface Settled extends PlacementState {}

    /**
     * The provider has the call.
     *
     * @param found whether its id was concluded from the provider's list instead of being told
     */
    record Accepted(String providerCallId, boolean found) implements Settled {}

    /** The provider was asked and nobody found out what it did. It may have a call that is ours. */
    record GivenUp(Instant requestedAt) implements Settled {}

    /**
     * There will be no call.
     *
     * @param ending what that means for the lead, see {@link io.dialstream.events.Endings}
     */
    record Refused(String reason, String detail, @Nullable String ending) implements Settled {}
}
