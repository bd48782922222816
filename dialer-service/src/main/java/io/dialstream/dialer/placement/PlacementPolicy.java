package io.dialstream.dialer.placement;

import io.dialstream.dialer.placement.PlacementEffect.Announce;
import io.dialstream.dialer.placement.PlacementEffect.AwaitInstant;
import io.dialstream.dialer.placement.PlacementEffect.Insert;
import io.dialstream.dialer.placement.PlacementEffect.Load;
import io.dialstream.dialer.placement.PlacementEffect.Move;
import io.dialstream.dialer.placement.PlacementEffect.Publish;
import io.dialstream.dialer.placement.PlacementEffect.ReadPermit;
import io.dialstream.dialer.placement.PlacementEffect.Report;
import io.dialstream.dialer.placement.PlacementEffect.WakeAt;
import io.dialstream.dialer.placement.PlacementInput.Announced;
import io.dialstream.dialer.placement.PlacementInput.Answered;
import io.dialstream.dialer.placement.PlacementInput.Failed;
import io.dialstream.dialer.placement.PlacementInput.Found;
import io.dialstream.dialer.placement.PlacementInput.InstantTaken;
import io.dialstream.dialer.placement.PlacementInput.NoInstant;
import io.dialstream.dialer.placement.PlacementInput.NotFound;
import io.dialstream.dialer.placement.PlacementInput.Overtaken;
import io.dialstream.dialer.placement.PlacementInput.PermitRead;
import io.dialstream.dialer.placement.PlacementInput.Searched;
import io.dialstream.dialer.placement.PlacementInput.Woken;
import io.dialstream.dialer.placement.PlacementInput.Written;
import io.dialstream.dialer.placement.PlacementProgress.Absent;
import io.dialstream.dialer.placement.PlacementProgress.Claimed;
import io.dialstream.dialer.placement.PlacementProgress.Fresh;
import io.dialstream.dialer.placement.PlacementProgress.Known;
import io.dialstream.dialer.placement.PlacementProgress.Owed;
import io.dialstream.dialer.placement.PlacementProgress.Published;
import io.dialstream.dialer.placement.PlacementProgress.Stored;
import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Pending;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.dialer.placement.PlacementState.Settled;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.events.Endings;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Reasons;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what is to be done about a placement, and when. */
@Component
class PlacementPolicy {

    /** Older than this, a decision to ask is not carried out: somebody else may have taken over. */
    static final Duration FENCE = Duration.ofSeconds(5);

    private static final Backoff NO_ROOM =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
    private static final Backoff AWAY = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(4));
    private static final Duration MAX_RETRY_AFTER = Duration.ofSeconds(60);

    private final PermitPolicy permits;
    private final Duration lookUpAfter;
    private final Duration unclearAfter;

    PlacementPolicy(PlacementProperties properties) {
        this.lookUpAfter =
                Collections.min(List.of(properties.lookUpAfter(), properties.unclearAfter()));
        this.unclearAfter = properties.unclearAfter();
        this.permits = new PermitPolicy(lookUpAfter);
    }

    /** What is known after an input, and what is to be done. */
    PlacementDecision decide(PlacementProgress progress, PlacementInput input, Instant now) {
        return switch (input) {
            case Woken(var providerCallId, var instant) ->
                    woken(progress.knowing(providerCallId).holding(instant), now);
            case InstantTaken(var instant) -> PermitPolicy.admitted(progress.holding(instant), now);
            case NoInstant() -> notAdmitted(progress);
            case NotFound() -> progress.at(new Absent()).then(new ReadPermit());
            case Found(var placement) -> found(progress, placement);
            case Written(var placement) -> written(progress, placement);
            // Not compared with ours: two may have decided to ask in the same millisecond.
            case Overtaken(var placement) -> stored(progress, placement);
            case Announced() -> progress.published(Published.INITIATED).then();
            case PermitRead(var permit) -> permits.decide(progress, permit, now);
            case Answered answered -> answered(progress, answered, now);
            case Searched searched -> searched(progress, searched, now);
            case Failed() -> failed(progress, now);
        };
    }

    private static PlacementDecision woken(PlacementProgress progress, Instant now) {
        return progress.stage() instanceof Fresh(var since)
                        && !isOlderThanFence(since, now)
                        && !progress.call().isExpired(now)
                ? begun(progress, since, now)
                : progress.then(new Load());
    }

    /**
     * Who waits is not announced, and much may happen meanwhile. Who was announced before goes
     * back.
     */
    private static PlacementDecision notAdmitted(PlacementProgress progress) {
        return switch (progress.stage()) {
            case Fresh _ -> progress.at(new Absent()).failed(0).then(new AwaitInstant());
            case Absent _, Stored _ -> progress.failed(0).then(new AwaitInstant());
            case Claimed(var placement, _, var truth) -> progress.then(new Move(placement, truth));
            case Known _ -> progress.then(new Load());
        };
    }

    /**
     * One write before the provider is asked instead of two: whoever goes on with this call if we
     * die here knows from the lane that it may have been announced.
     */
    static PlacementDecision begun(PlacementProgress progress, Instant decidedAt, Instant now) {
        if (!progress.mayAsk(now)) {
            return progress.then(progress.admission());
        }
        var requested = new Requested(decidedAt, 0, progress.startedAt());
        var first = progress.first(requested, now);
        return progress.at(new Claimed(first, requested, new Pending(now, 0)))
                .published(Published.PERHAPS_INITIATED)
                .then(new Announce(first.provider(), now), new Insert(first));
    }

    /** What is stored counts, except for what we know better. */
    private static PlacementDecision found(PlacementProgress progress, Placement placement) {
        return progress.stage() instanceof Owed owed && owed.isOf(placement)
                ? progress.then(owed.settling(placement))
                : stored(progress, placement);
    }

    private static PlacementDecision stored(PlacementProgress progress, Placement placement) {
        return progress.at(placement).then(new ReadPermit());
    }

    private static PlacementDecision written(PlacementProgress progress, Placement placement) {
        if (progress.stage() instanceof Owed owed && owed.isOf(placement)) {
            return progress.then(new ReadPermit());
        }
        return switch (placement.state()) {
            case Pending _, Requested _ -> stored(progress, placement);
            case Settled outcome ->
                    progress.published() == Published.END
                            ? progress.at(placement).then()
                            : progress.at(placement)
                                    .then(new Publish(placement.provider(), outcome));
        };
    }

    private static PlacementDecision answered(
            PlacementProgress progress, Answered answered, Instant now) {
        var asked = progress.askable().getFirst().id();
        var decision =
                progress.stage() instanceof Stored(var placement)
                                && placement.state() instanceof Requested requested
                        ? answered(progress, placement, requested, answered, now)
                        : progress.then(new Load());
        return decision.after(new Report(asked, answered.answer()));
    }

    private static PlacementDecision answered(
            PlacementProgress progress,
            Placement placement,
            Requested requested,
            Answered answered,
            Instant now) {
        var others = CallAccount.after(placement.provider(), progress.accounts());
        var next = Failover.next(answered.answer(), others, answered::state);
        if (next != null) {
            var pending = new Pending(now, requested.attempts() + 1);
            return known(progress, new Known(placement, pending, next));
        }
        return switch (answered.answer()) {
            case PlacementAnswer.Accepted(var id) ->
                    known(progress, new Known(placement, progress.accepted(placement, id)));
            case PlacementAnswer.Refused(var code, var detail) ->
                    known(progress, new Known(placement, refused(code, detail, null)));
            case PlacementAnswer.CredentialsRefused(var code, var detail) -> {
                var refused = refused(code, detail, ending(progress.call()));
                yield known(progress, new Known(placement, refused));
            }
            case PlacementAnswer.Busy(var retryAfter, _) -> {
                var deferred = deferred(progress, requested, retryAfter, now);
                yield known(progress, new Known(placement, deferred));
            }
            case PlacementAnswer.Unreachable _ -> {
                var deferred = deferred(progress, requested, null, now);
                yield known(progress, new Known(placement, deferred));
            }
            case PlacementAnswer.Unclear _ -> progress.then(new ReadPermit());
        };
    }

    private static Refused refused(String code, String detail, @Nullable String ending) {
        return new Refused(Reasons.provider(code), detail, ending);
    }

    /** A call outside any campaign is not tried again. */
    private static @Nullable String ending(PlaceCall call) {
        return call.campaignId() == null ? null : Endings.CREDENTIALS_REFUSED;
    }

    private static PlacementDecision known(PlacementProgress progress, Known known) {
        return progress.at(known).then(known.settling(known.placement()));
    }

    /** Requested again when the provider says, else after twice as long as the time before. */
    private static Pending deferred(
            PlacementProgress progress,
            Requested requested,
            @Nullable Duration retryAfter,
            Instant now) {
        var wait =
                retryAfter == null
                        ? NO_ROOM.before(progress.call().callId(), requested.attempts())
                        : retryAfter;
        return new Pending(
                now.plus(Collections.min(List.of(wait, MAX_RETRY_AFTER))),
                requested.attempts() + 1);
    }

    private PlacementDecision searched(PlacementProgress progress, Searched searched, Instant now) {
        if (!(progress.stage() instanceof Stored(var placement)
                && placement.state() instanceof Requested requested)) {
            return progress.then(new Load());
        }
        var candidates = searched.candidates();
        if (!searched.contested() && candidates.size() == 1) {
            return progress.then(new Move(placement, new Accepted(candidates.getFirst(), true)));
        }
        var givenUpAt = givenUpAt(requested, progress.startedAt());
        return now.isBefore(givenUpAt)
                ? waiting(progress, nextLookUp(requested, givenUpAt, now))
                : progress.then(new Move(placement, new GivenUp(requested.requestedAt())));
    }

    static PlacementDecision waiting(PlacementProgress progress, Instant moment) {
        return progress.failed(0).then(new WakeAt(moment));
    }

    private static PlacementDecision failed(PlacementProgress progress, Instant now) {
        var failures = progress.failures();
        var stale = progress.stage() instanceof Fresh ? progress.at(new Absent()) : progress;
        return stale.failed(failures + 1)
                .then(new WakeAt(now.plus(AWAY.before(progress.call().callId(), failures))));
    }

    static boolean isOlderThanFence(Instant decidedAt, Instant now) {
        return now.isAfter(decidedAt.plus(FENCE));
    }

    /** A call that is looked for twice as long is looked for half as often. */
    private Instant nextLookUp(Requested requested, Instant givenUpAt, Instant now) {
        var age = Duration.between(requested.requestedAt(), now);
        var next = now.plus(Collections.max(List.of(age, lookUpAfter)));
        return Collections.min(List.of(next, givenUpAt));
    }

    /**
     * When an unclear call is given up. Whoever took it over late looks for a while as well: the
     * provider's word may lie in the log.
     */
    private Instant givenUpAt(Requested requested, Instant startedAt) {
        var deadline = requested.requestedAt().plus(unclearAfter);
        var grace = startedAt.plus(lookUpAfter);
        return Collections.max(List.of(deadline, grace));
    }
}
