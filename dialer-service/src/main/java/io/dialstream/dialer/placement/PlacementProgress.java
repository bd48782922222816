package io.dialstream.dialer.placement;

import io.dialstream.dialer.admission.CallInstant;
import io.dialstream.dialer.placement.PlacementState.Pending;
import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a process knows of a call that it places. All that counts is stored, so that another process
 * can go on without it; what is known here beyond that spares an outcome that the store does not
 * know yet.
 *
 * @param provider the id of the account to place it with
 * @param from the number that it comes from
 * @param startedAt when this process began to place it
 * @param published what the log says of it
 * @param providerCallId what the provider calls it, as far as a callback has shown
 * @param instant in which its account may be asked, as long as nobody has
 * @param failures how often in a row something has failed
 */
record PlacementProgress(
        PlaceCall call,
        String provider,
        PhoneNumber from,
        Instant startedAt,
        Stage stage,
        Published published,
        @Nullable String providerCallId,
        @Nullable CallInstant instant,
        int failures) {

    /** How far it has come. */
    sealed interface Stage {}

    /** It took its slot at that moment; it has no placement, as far as is known. */
    record Fresh(Instant since) implements Stage {}

    /** Nothing is stored, or nothing was read yet. */
    record Absent() implements Stage {}

    /** This is stored. */
    record Stored(Placement placement) implements Stage {}

    /**
     * This is stored, or may be: that the provider is being asked. The truth is another, and is
     * owed to the store.
     */
    sealed interface Owed extends Stage {

        Placement placement();

        PlacementState truth();

        /** Whether the store says of this very request that it is under way. */
        default boolean isOf(Placement stored) {
            return stored.state().equals(placement().state());
        }
    }

    /** The provider was not asked yet. */
    record Claimed(Placement placement, Requested requested, Pending truth) implements Owed {}

    /** The provider has answered. */
    record Known(Placement placement, PlacementState truth) implements Owed {}

    /** What the log says of the call. */
    enum Published {
        /** Nothing: it took its slot in this process. */
        NOTHING,
        /** Perhaps INITIATED. */
        PERHAPS_INITIATED,
        /** INITIATED. */
        INITIATED,
        /** How it ended. */
        END
    }

    static PlacementProgress begun(
            PlaceCall call,
            String provider,
            PhoneNumber from,
            SlotTaken taken,
            Instant since,
            Instant now) {
        var stage =
                switch (taken) {
                    case NOW, REFILLED -> new Fresh(since);
                    case HERE, BEFORE -> new Absent();
                };
        var published = taken == SlotTaken.BEFORE ? Published.PERHAPS_INITIATED : Published.NOTHING;
        return new PlacementProgress(call, provider, from, now, stage, published, null, null, 0);
    }

    /** A first placement of it. */
    Placement first(PlacementState state, Instant now) {
        return Placement.first(call.callId(), provider, call.phoneNumber(), from, state, now);
    }

    /** Decided: this is known, and this is to be done. */
    PlacementDecision then(PlacementEffect... effects) {
        return new PlacementDecision(this, List.of(effects));
    }

    PlacementProgress at(Stage next) {
        return new PlacementProgress(
                call,
                provider,
                from,
                startedAt,
                next,
                published,
                providerCallId,
                instant,
                failures);
    }

    PlacementProgress at(Placement stored) {
        return at(new Stored(stored));
    }

    PlacementProgress published(Published next) {
        return new PlacementProgress(
                call, provider, from, startedAt, stage, next, providerCallId, instant, failures);
    }

    PlacementProgress knowing(@Nullable String id) {
        return id == null
                ? this
                : new PlacementProgress(
                        call, provider, from, startedAt, stage, published, id, instant, failures);
    }

    PlacementProgress holding(@Nullable CallInstant next) {
        return new PlacementProgress(
                call, provider, from, startedAt, stage, published, providerCallId, next, failures);
    }

    boolean mayAsk(Instant now) {
        return instant != null && instant.isUsable(now);
    }

    /** The account that is asked: once it is written down, no other. */
    String account() {
        return stage instanceof Stored(var placement) ? placement.provider() : provider;
    }

    PlacementProgress failed(int times) {
        return new PlacementProgress(
                call, provider, from, startedAt, stage, published, providerCallId, instant, times);
    }
}
