package io.dialstream.dialer.placement;

import io.dialstream.dialer.admission.CallInstant;
import io.dialstream.dialer.placement.PlacementEffect.Move;
import io.dialstream.dialer.placement.PlacementEffect.TakeInstant;
import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.Pending;
import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.events.PlaceCall;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a process knows of a call that it places. All that counts is stored, so that another process
 * can go on without it; what is known here beyond that spares an outcome that the store does not
 * know yet.
 *
 * @param accounts that it may be placed with, in the order in which they are tried
 * @param startedAt when this process began to place it
 * @param published what the log says of it
 * @param providerCallId what the provider calls it, as far as a callback has shown
 * @param instant in which its account may be asked, as long as nobody has
 * @param failures how often in a row something has failed
 */
record PlacementProgress(
        PlaceCall call,
        List<CallAccount> accounts,
        Instant startedAt,
        Stage stage,
        Published published,
        @Nullable String providerCallId,
        @Nullable CallInstant instant,
        int failures) {

    PlacementProgress {
        accounts = List.copyOf(accounts);
    }

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

        /** Writes the truth over what is stored. */
        Move settling(Placement stored);

        /** Whether the store says of this very request that it is under way. */
        default boolean isOf(Placement stored) {
            return stored.state().equals(placement().state());
        }
    }

    /** The provider was not asked yet. */
    record Claimed(Placement placement, Requested requested, Pending truth) implements Owed {

        @Override
        public Move settling(Placement stored) {
            return new Move(stored, truth);
        }
    }

    /**
     * The provider has answered.
     *
     * @param next the account that is to be asked instead; null when none is
     */
    record Known(Placement placement, PlacementState truth, @Nullable CallAccount next)
            implements Owed {

        Known(Placement placement, PlacementState truth) {
            this(placement, truth, null);
        }

        @Override
        public Move settling(Placement stored) {
            return new Move(next == null ? stored : stored.at(next), truth);
        }
    }

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
            List<CallAccount> accounts,
            SlotTaken taken,
            Instant since,
            Instant now) {
        var stage =
                switch (taken) {
                    case NOW, REFILLED -> new Fresh(since);
                    case HERE, BEFORE -> new Absent();
                };
        var published = taken == SlotTaken.BEFORE ? Published.PERHAPS_INITIATED : Published.NOTHING;
        return new PlacementProgress(call, accounts, now, stage, published, null, null, 0);
    }

    /** A first placement of it. */
    Placement first(PlacementState state, Instant now) {
        var account = chosen();
        return Placement.first(
                call.callId(), account.id(), call.phoneNumber(), account.from(), state, now);
    }

    /** Decided: this is known, and this is to be done. */
    PlacementDecision then(PlacementEffect... effects) {
        return new PlacementDecision(this, List.of(effects));
    }

    PlacementProgress at(Stage next) {
        return new PlacementProgress(
                call, accounts, startedAt, next, published, providerCallId, instant, failures);
    }

    PlacementProgress at(Placement stored) {
        return at(new Stored(stored));
    }

    PlacementProgress published(Published next) {
        return new PlacementProgress(
                call, accounts, startedAt, stage, next, providerCallId, instant, failures);
    }

    PlacementProgress knowing(@Nullable String id) {
        return id == null
                ? this
                : new PlacementProgress(
                        call, accounts, startedAt, stage, published, id, instant, failures);
    }

    PlacementProgress holding(@Nullable CallInstant next) {
        return new PlacementProgress(
                call, accounts, startedAt, stage, published, providerCallId, next, failures);
    }

    /** Whether there is an instant of an account that may be asked. */
    boolean mayAsk(Instant now) {
        return askable().stream().anyMatch(account -> mayAsk(account.id(), now));
    }

    /** Whether there is an instant of this account. */
    boolean mayAsk(String account, Instant now) {
        return instant != null && instant.account().equals(account) && instant.isUsable(now);
    }

    /** The account that is asked: the one whose instant is there. */
    CallAccount chosen() {
        var of = instant == null ? "" : instant.account();
        var all = askable();
        return all.stream()
                .filter(account -> account.id().equals(of))
                .findFirst()
                .orElse(all.getFirst());
    }

    /**
     * The accounts that may be asked while the call was certainly not processed: the one that is
     * written down, and those that come after it. Those before it have refused it, or were passed
     * over.
     */
    List<CallAccount> askable() {
        if (!(stage instanceof Stored(var placement))) {
            return accounts;
        }
        var written = written(placement);
        return Stream.concat(Stream.of(written), CallAccount.after(written.id(), accounts).stream())
                .toList();
    }

    /**
     * The account that is written down: what it can do is known of those that the command names.
     */
    private CallAccount written(Placement placement) {
        var known =
                accounts.stream()
                        .filter(account -> account.id().equals(placement.provider()))
                        .findFirst();
        return known.map(account ->
                        new CallAccount(account.id(), placement.from(), account.namesAtOnce()))
                .orElseGet(() -> new CallAccount(placement.provider(), placement.from()));
    }

    /** What the store says of a call that its account has. */
    Accepted accepted(Placement placement, String providerCallId) {
        return new Accepted(providerCallId, !written(placement).namesAtOnce());
    }

    /** Takes an instant of one of them. */
    TakeInstant admission() {
        return new TakeInstant(askable().stream().map(CallAccount::id).toList(), true);
    }

    PlacementProgress failed(int times) {
        return new PlacementProgress(
                call, accounts, startedAt, stage, published, providerCallId, instant, times);
    }
}
