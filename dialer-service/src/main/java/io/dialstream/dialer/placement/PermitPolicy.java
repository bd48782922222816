package io.dialstream.dialer.placement;

import static io.dialstream.events.Reasons.CANCELED;

import io.dialstream.dialer.placement.CallPermit.Gone;
import io.dialstream.dialer.placement.CallPermit.Live;
import io.dialstream.dialer.placement.CallPermit.NotOurs;
import io.dialstream.dialer.placement.CallPermit.Permission;
import io.dialstream.dialer.placement.CallPermit.Wanted;
import io.dialstream.dialer.placement.PlacementEffect.Announce;
import io.dialstream.dialer.placement.PlacementEffect.GiveBack;
import io.dialstream.dialer.placement.PlacementEffect.Insert;
import io.dialstream.dialer.placement.PlacementEffect.Load;
import io.dialstream.dialer.placement.PlacementEffect.Move;
import io.dialstream.dialer.placement.PlacementEffect.Publish;
import io.dialstream.dialer.placement.PlacementEffect.ReadCampaignEvents;
import io.dialstream.dialer.placement.PlacementEffect.Request;
import io.dialstream.dialer.placement.PlacementEffect.Search;
import io.dialstream.dialer.placement.PlacementEffect.TakeInstant;
import io.dialstream.dialer.placement.PlacementProgress.Absent;
import io.dialstream.dialer.placement.PlacementProgress.Claimed;
import io.dialstream.dialer.placement.PlacementProgress.Fresh;
import io.dialstream.dialer.placement.PlacementProgress.Known;
import io.dialstream.dialer.placement.PlacementProgress.Published;
import io.dialstream.dialer.placement.PlacementProgress.Stored;
import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Pending;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.dialer.placement.PlacementState.Settled;
import io.dialstream.events.Endings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what is to be done about a placement once it is known how the call stands in its lane.
 */
final class PermitPolicy {

    private static final Refused STOPPED =
            new Refused(CANCELED, "The campaign was stopped before the call was placed", null);

    private static final Refused EXPIRED =
            new Refused(
                    Endings.EXPIRED,
                    "The command had expired when the call could be placed",
                    Endings.EXPIRED);

    private static final CallPermit GO = new Wanted(Permission.GO);

    private final Duration lookUpAfter;

    PermitPolicy(Duration lookUpAfter) {
        this.lookUpAfter = lookUpAfter;
    }

    PlacementDecision decide(PlacementProgress progress, CallPermit permit, Instant now) {
        return switch (progress.stage()) {
            case Fresh _, Absent _ -> unplaced(progress, permit, now);
            case Claimed claimed -> lastLook(progress, claimed, permit, now);
            case Known known -> progress.then(known.settling(known.placement()));
            case Stored(var placement) ->
                    switch (permit) {
                        case Wanted(var permission) -> wanted(progress, placement, permission, now);
                        case Live live -> live(progress, placement, live);
                        case Gone() -> gone(progress, placement);
                        case NotOurs() -> progress.then();
                    };
        };
    }

    /** An instant is there: on with it, as far as everything else still holds. */
    static PlacementDecision admitted(PlacementProgress progress, Instant now) {
        return switch (progress.stage()) {
            case Fresh(var since)
                    when !PlacementPolicy.isOlderThanFence(since, now)
                            && !progress.call().isExpired(now) ->
                    PlacementPolicy.begun(progress, since, now);
            case Absent() -> unannounced(progress, now);
            case Claimed claimed -> lastLook(progress, claimed, GO, now);
            case Stored(var placement) when placement.state() instanceof Pending pending ->
                    requested(progress, placement, pending, now);
            case Fresh _, Stored _, Known _ -> progress.then(new Load());
        };
    }

    private static PlacementDecision unplaced(
            PlacementProgress progress, CallPermit permit, Instant now) {
        return switch (permit) {
            case Wanted(var permission) ->
                    switch (permission) {
                        case GO -> unannounced(progress, now);
                        case WAIT -> progress.then();
                        case NEVER -> withdrawn(progress, now);
                    };
            case Live _, Gone _, NotOurs _ -> progress.then();
        };
    }

    /** It is not to be placed; what may have been announced must end in the log as well. */
    private static PlacementDecision withdrawn(PlacementProgress progress, Instant now) {
        return progress.published() == Published.NOTHING
                ? progress.then(new GiveBack())
                : notedDown(progress, now);
    }

    private static PlacementDecision notedDown(PlacementProgress progress, Instant now) {
        return progress.then(new Insert(progress.first(new Pending(now, 0), now)));
    }

    /** As late as can be: what came in while the request was written down counts. */
    private static PlacementDecision lastLook(
            PlacementProgress progress, Claimed claimed, CallPermit permit, Instant now) {
        var placement = claimed.placement();
        if (!permit.equals(GO)
                || PlacementPolicy.isOlderThanFence(claimed.requested().requestedAt(), now)
                || progress.call().isExpired(now)) {
            return progress.then(new Move(placement, claimed.truth()));
        }
        return progress.mayAsk(placement.provider(), now)
                ? progress.at(placement)
                        .holding(null)
                        .then(new Request(placement, claimed.requested()))
                : progress.then(new TakeInstant(placement.provider(), false));
    }

    private static PlacementDecision unannounced(PlacementProgress progress, Instant now) {
        if (progress.call().isExpired(now)) {
            return withdrawn(progress, now);
        }
        return progress.mayAsk(now)
                ? notedDown(progress, now)
                : progress.then(progress.admission());
    }

    private PlacementDecision wanted(
            PlacementProgress progress, Placement placement, Permission permission, Instant now) {
        return switch (placement.state()) {
            case Pending pending ->
                    switch (permission) {
                        case GO -> requested(progress, placement, pending, now);
                        case WAIT -> progress.then();
                        case NEVER -> announced(progress, placement, new Move(placement, STOPPED));
                    };
            case Requested requested -> {
                var lookUpAt = requested.requestedAt().plus(lookUpAfter);
                yield now.isBefore(lookUpAt)
                        ? PlacementPolicy.waiting(progress, lookUpAt)
                        : progress.then(new Search(placement, requested));
            }
            case Settled outcome -> progress.then(new Publish(placement.provider(), outcome));
        };
    }

    /**
     * The account whose instant is there is written down with it, before it is asked. The fence
     * counts from here: from before the campaign's events are read.
     */
    private static PlacementDecision requested(
            PlacementProgress progress, Placement placement, Pending pending, Instant now) {
        if (now.isBefore(pending.dueAt())) {
            return PlacementPolicy.waiting(progress, pending.dueAt());
        }
        if (progress.call().isExpired(now)) {
            return announced(progress, placement, new Move(placement, EXPIRED));
        }
        if (!progress.mayAsk(now)) {
            return progress.then(progress.admission());
        }
        var requested = new Requested(now, pending.attempts(), progress.startedAt());
        var there = placement.at(progress.chosen());
        return announced(
                progress.at(new Claimed(there.moved(requested), requested, pending)),
                there,
                new ReadCampaignEvents(),
                new Move(there, requested));
    }

    /** A callback proves more than what was found in the provider's list. */
    private static PlacementDecision live(
            PlacementProgress progress, Placement placement, Live live) {
        var adopted = new Move(placement, new Accepted(live.providerCallId(), false));
        return switch (placement.state()) {
            case Pending _, Requested _ -> announced(progress, placement, adopted);
            case Accepted(_, boolean found) ->
                    found && !live.found() ? progress.then(adopted) : progress.then();
            case Refused _, GivenUp _ -> progress.then();
        };
    }

    private static PlacementDecision gone(PlacementProgress progress, Placement placement) {
        var id = progress.providerCallId();
        return switch (placement.state()) {
            // It was announced after it had left its lane: nobody else will publish how it ended.
            case Pending _ -> announced(progress, placement, new Move(placement, STOPPED));
            // So that no other call is taken for this one.
            case Requested _ ->
                    id == null
                            ? progress.then()
                            : progress.published(Published.END)
                                    .then(new Move(placement, new Accepted(id, false)));
            case Settled _ -> progress.then();
        };
    }

    /** INITIATED is in the log before the provider is asked, and before any other status. */
    private static PlacementDecision announced(
            PlacementProgress progress, Placement placement, PlacementEffect... effects) {
        if (!placement.neverRequested()
                || progress.published().compareTo(Published.INITIATED) >= 0) {
            return progress.then(effects);
        }
        var all = new ArrayList<PlacementEffect>();
        all.add(new Announce(placement.provider(), placement.notedAt()));
        all.addAll(List.of(effects));
        return new PlacementDecision(progress.published(Published.PERHAPS_INITIATED), all);
    }
}
