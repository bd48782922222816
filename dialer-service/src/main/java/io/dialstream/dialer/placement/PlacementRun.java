package io.dialstream.dialer.placement;

import static io.dialstream.events.Reasons.CANCELED;

import io.dialstream.dialer.placement.PlacementPolicy.Beginning;
import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.Asked;
import io.dialstream.dialer.placement.PlacementState.Due;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.placement.Standing.Gone;
import io.dialstream.dialer.placement.Standing.Permission;
import io.dialstream.dialer.placement.Standing.Wanted;
import io.dialstream.dialer.placement.Step.Adopt;
import io.dialstream.dialer.placement.Step.Ask;
import io.dialstream.dialer.placement.Step.Begin;
import io.dialstream.dialer.placement.Step.Cancel;
import io.dialstream.dialer.placement.Step.LookUp;
import io.dialstream.dialer.placement.Step.NoteDown;
import io.dialstream.dialer.placement.Step.Remember;
import io.dialstream.dialer.placement.Step.Report;
import io.dialstream.dialer.placement.Step.Rest;
import io.dialstream.dialer.placement.Step.WaitUntil;
import io.dialstream.dialer.placement.Step.Withdraw;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.logging.LogFields;
import io.dialstream.foundation.trace.Cause;
import io.dialstream.foundation.trace.Traces;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The placing of one call, a turn at a time: reads how things stand, does what the policy says, and
 * says when it wants its next turn. Everything that counts is in the store, so that a turn may end
 * anywhere and the next one, in this process or another, goes on.
 */
final class PlacementRun {

    private static final Logger log = LoggerFactory.getLogger(PlacementRun.class);

    private static final Refused STOPPED =
            new Refused(CANCELED, "The campaign was stopped before the call was placed", false);

    private final PlaceCall call;
    private final Slot slot;
    private final PlacementTools tools;
    private final Asking asking;
    private final Cause cause;
    private final Instant takenOverAt;

    private volatile @Nullable String told;
    private @Nullable Instant freshSince;
    private boolean announced;
    private boolean maybeAnnounced;
    private boolean foundAnother;
    private int failures;

    PlacementRun(PlaceCall call, Slot slot, PlacementTools tools) {
        this.call = call;
        this.slot = slot;
        this.tools = tools;
        this.asking = new Asking(call, slot, tools);
        this.cause = Cause.of(call.callId(), call.key());
        this.takenOverAt = tools.now();
        this.freshSince = slot.takenAt();
        this.maybeAnnounced = !slot.takenHere();
    }

    boolean owned() {
        return slot.owned();
    }

    /** Hears what the provider calls it. */
    void hear(@Nullable String providerCallId) {
        if (providerCallId != null) {
            told = providerCallId;
        }
    }

    /** Takes a turn. The moment of the next one, or null when there is nothing to wait for. */
    @Nullable Instant takeTurn() {
        try (var _ = LogFields.ofCall(call.campaignId(), call.callId())) {
            return cause.span("place call", this::turn);
        }
    }

    private @Nullable Instant turn() {
        Traces.tell("dialstream.call.id", call.callId());
        Traces.tell("dialstream.campaign.id", call.campaignId());
        try {
            var next = goOn();
            failures = 0;
            return next;
        } catch (RuntimeException e) {
            return afterFailure(e);
        } finally {
            freshSince = null;
        }
    }

    private Instant afterFailure(RuntimeException e) {
        log.warn("Call {} waits: {}", call.callId(), e.toString());
        var jitter = Jitter.of(call.callId(), failures);
        return tools.now().plus(tools.policy().afterFailures(failures++, jitter));
    }

    private @Nullable Instant goOn() {
        var placement = read();
        while (slot.owned()) {
            var step = step(placement);
            if (step instanceof Rest) {
                return null;
            }
            if (step instanceof WaitUntil(var moment)) {
                return moment;
            }
            placement = take(step, placement);
            if (placement != null && hasSettled(step, placement)) {
                return null;
            }
            if (step instanceof LookUp && placement != null) {
                return nextLookUp(placement);
            }
        }
        return null;
    }

    private Step step(@Nullable Placement placement) {
        return placement == null
                ? tools.policy().first(standing(), beginning())
                : tools.policy().next(standing(), placement, tools.now());
    }

    private Beginning beginning() {
        if (freshSince != null) {
            return Beginning.FRESH;
        }
        return maybeAnnounced ? Beginning.MAYBE_ANNOUNCED : Beginning.UNHEARD_OF;
    }

    /** A call that has just got its slot has no placement, as far as is known; see begin. */
    private @Nullable Placement read() {
        if (tools.policy().isFresh(freshSince, tools.now())) {
            return null;
        }
        freshSince = null;
        return tools.placements().find(call.callId()).map(asking::complete).orElse(null);
    }

    private Standing standing() {
        if (freshSince != null) {
            return new Wanted(Permission.GO);
        }
        var standing = slot.standing();
        return standing instanceof Gone ? new Gone(told) : standing;
    }

    /** A placement that was found instead of written down is looked at first: it may be old. */
    private boolean hasSettled(Step step, Placement placement) {
        var found = foundAnother;
        foundAnother = false;
        if (!placement.settled() || found) {
            return false;
        }
        if (!(step instanceof Remember)) {
            tools.news().settled(call, placement);
        }
        return true;
    }

    private Instant nextLookUp(Placement placement) {
        var asked = (Asked) placement.state();
        var givenUpAt = tools.policy().givenUpAt(asked, takenOverAt);
        return tools.policy().nextLookUp(asked, givenUpAt, tools.now());
    }

    /** Does one step, and tells how the placement stands after it. */
    private @Nullable Placement take(Step step, @Nullable Placement placement) {
        return placement == null ? takeFirst(step) : takeNext(step, placement);
    }

    private @Nullable Placement takeFirst(Step step) {
        return switch (step) {
            case Begin _ -> begin();
            case NoteDown _ -> noteDown();
            case Withdraw _ -> {
                slot.giveBack();
                yield null;
            }
            case Ask _, LookUp _, Cancel _, Adopt _, Remember _, Report _, Rest _, WaitUntil _ ->
                    null;
        };
    }

    private Placement takeNext(Step step, Placement placement) {
        announceOnce(placement);
        return switch (step) {
            case Ask _ -> asking.ask(placement, (Due) placement.state(), upToDateSince());
            case LookUp _ -> tools.reconciliation().lookUp(placement, takenOverAt);
            case Cancel _ -> tools.move(placement, STOPPED);
            case Adopt(var id) -> tools.move(placement, new Accepted(id, false));
            case Remember(var id) -> tools.move(placement, new Accepted(id, false));
            case Report _, Begin _, NoteDown _, Withdraw _, Rest _, WaitUntil _ -> placement;
        };
    }

    /**
     * When everything was known that counts for asking now. The fence counts from then, so the
     * moment is taken before the moves are read.
     */
    private Instant upToDateSince() {
        freshSince = null;
        var now = tools.now();
        slot.hearMoves();
        return now;
    }

    /**
     * One write before the provider is asked instead of two: whoever goes on with this call if we
     * die here knows from the lane that it may have been announced.
     */
    private Placement begin() {
        var decidedAt = Objects.requireNonNull(freshSince, "freshSince");
        freshSince = null;
        var noted = noted();
        announceOnce(noted);
        return asking.askAtOnce(noted, (Due) noted.state(), decidedAt).orElseGet(this::another);
    }

    private Placement noteDown() {
        var noted = noted();
        if (!tools.placements().insert(noted)) {
            return another();
        }
        announceOnce(noted);
        return noted;
    }

    private Placement noted() {
        return Placement.noted(call.callId(), call.phoneNumber(), callerId(), tools.now());
    }

    private Placement another() {
        foundAnother = true;
        return asking.complete(tools.placements().find(call.callId()).orElseThrow());
    }

    private io.dialstream.events.PhoneNumber callerId() {
        var own = call.callerId();
        return own == null ? tools.provider().defaultCallerId() : own;
    }

    /** INITIATED is in the log before the provider is asked, and before any other status. */
    private void announceOnce(Placement placement) {
        if (!announced && placement.neverAsked()) {
            maybeAnnounced = true;
            tools.news().initiated(call, placement);
        }
        announced = true;
    }
}
