package io.dialstream.dialer.lane;

import static io.dialstream.dialer.placement.CallPermit.Permission.GO;
import static io.dialstream.dialer.placement.CallPermit.Permission.NEVER;
import static io.dialstream.events.CallStatus.ANSWERED;
import static io.dialstream.events.CallStatus.INITIATED;
import static java.util.Objects.requireNonNull;

import io.dialstream.dialer.lane.ActiveCall.Over;
import io.dialstream.dialer.lane.LaneEffect.Conclude;
import io.dialstream.dialer.lane.LaneEffect.Expire;
import io.dialstream.dialer.lane.LaneEffect.Fetch;
import io.dialstream.dialer.lane.LaneEffect.HangUp;
import io.dialstream.dialer.lane.LaneEffect.Instruct;
import io.dialstream.dialer.lane.LaneEffect.LeaveMessage;
import io.dialstream.dialer.lane.LaneEffect.LookAgain;
import io.dialstream.dialer.lane.LaneEffect.Place;
import io.dialstream.dialer.lane.LaneInput.CampaignChanged;
import io.dialstream.dialer.lane.LaneInput.Commanded;
import io.dialstream.dialer.lane.LaneInput.DeadlinePassed;
import io.dialstream.dialer.lane.LaneInput.GivenBack;
import io.dialstream.dialer.lane.LaneInput.Recovered;
import io.dialstream.dialer.lane.LaneInput.StatusChanged;
import io.dialstream.dialer.placement.SlotTaken;
import io.dialstream.dialer.provider.Capabilities.Answer;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignStopped;
import io.dialstream.events.Endings;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Reasons;
import io.dialstream.foundation.aggregate.Decider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides which calls start, which are looked after and which are hung up. */
@Component
class LanePolicy implements Decider<Lane, LaneInput, LaneEffect> {

    /**
     * How long a call may go on after it was to be hung up before that is tried again, and how long
     * what lies in the log may take to be handled after a lane has changed hands.
     */
    static final Duration SHORTLY = Duration.ofSeconds(5);

    /**
     * How long after the verdict a machine has heard its message, of whatever length. Then its call
     * is ended: maybe nobody asked for the message, or the provider has forgotten to hang up.
     */
    static final Duration MESSAGE_IS_OVER = Duration.ofMinutes(3);

    /**
     * How long what was overtaken by the end of a call may take. Later, a call of which nobody has
     * heard that it was answered was not.
     */
    static final Duration OVERTAKEN = Duration.ofSeconds(2);

    private final Providers providers;
    private final Duration silentAfter;
    private final Duration shortly;

    LanePolicy(LaneProperties properties, Providers providers) {
        this.providers = providers;
        this.silentAfter = properties.silentAfter();
        this.shortly = Collections.min(List.of(silentAfter, SHORTLY));
    }

    @Override
    public LaneDecision decide(Lane lane, List<LaneInput> inputs, Instant now) {
        var decision = LaneDecision.unchanged(lane);
        for (var input : inputs) {
            decision = decision.then(decide(decision.lane(), input, now));
        }
        return decision.withCallsAsTheyAreNow().keepingPlaces(lane);
    }

    /** What a call passes through changes no lane that knows the call. */
    @Override
    public boolean isNegligible(Lane remembered, LaneInput input) {
        return input instanceof StatusChanged(var event)
                && (changesNoLane(event)
                        || remembered
                                .active(event.callId())
                                .filter(call -> call.passesThrough(event))
                                .isPresent());
    }

    @Override
    public @Nullable Instant due(Lane lane) {
        return lane.nextDeadline();
    }

    @Override
    public LaneInput timePassed() {
        return new DeadlinePassed();
    }

    @Override
    public LaneInput recovered() {
        return new Recovered();
    }

    /** The lane after an input; the same object when the input is repeated, late or no business. */
    LaneDecision decide(Lane lane, LaneInput input, Instant now) {
        return switch (input) {
            case Commanded(var call) -> commanded(lane, call, now);
            case CampaignChanged(var event) -> campaignChanged(lane, event, now);
            case StatusChanged(var event) -> statusChanged(lane, event, now);
            case GivenBack(var callId) ->
                    lane.active(callId)
                            .map(call -> givenBack(lane, call, now))
                            .orElseGet(() -> LaneDecision.unchanged(lane));
            case DeadlinePassed() -> deadlinePassed(lane, now);
            case Recovered() -> recovered(lane, now);
        };
    }

    private LaneDecision commanded(Lane lane, PlaceCall call, Instant now) {
        if (lane.control().permission() == NEVER || lane.active(call.callId()).isPresent()) {
            return LaneDecision.unchanged(lane);
        }
        var next = lane.withCommand(call);
        return filled(next.equals(lane) ? lane : next, SlotTaken.NOW, now);
    }

    private LaneDecision campaignChanged(Lane lane, CampaignEvent event, Instant now) {
        var control = lane.control().after(event);
        if (control.equals(lane.control())) {
            return LaneDecision.unchanged(lane);
        }
        var next = lane.with(control);
        return switch (control.permission()) {
            case GO -> new LaneDecision(next, placing(next)).then(filled(next, SlotTaken.NOW, now));
            case WAIT -> LaneDecision.unchanged(next);
            case NEVER -> dropped(next, event, now);
        };
    }

    /** Nothing more is placed; what has not been asked for yet finds that out when it goes on. */
    private LaneDecision dropped(Lane lane, CampaignEvent event, Instant now) {
        var empty = lane.withWaiting(List.of());
        var decision = new LaneDecision(empty, placing(empty));
        return event instanceof CampaignStopped stopped && stopped.hangup()
                ? decision.then(hungUp(empty, now))
                : decision;
    }

    private LaneDecision hungUp(Lane lane, Instant now) {
        var calls =
                lane.active().stream()
                        .map(ActiveCall::toBeHungUp)
                        .map(call -> call.placed() ? call.due(now.plus(shortly)) : call)
                        .toList();
        var effects =
                calls.stream().filter(ActiveCall::placed).<LaneEffect>map(HangUp::new).toList();
        return new LaneDecision(lane.withActive(calls), effects);
    }

    private LaneDecision statusChanged(Lane lane, CallStatusChanged event, Instant now) {
        var call = lane.active(event.callId());
        if (call.isEmpty()
                || event.isExpiry()
                || changesNoLane(event)
                || call.get().isAnothers(event)) {
            return LaneDecision.unchanged(lane);
        }
        if (event.status() != null && event.status().isFinal()) {
            return ended(lane, call.get(), event, now);
        }
        return alive(lane, call.get(), event, now)
                .then(known -> judged(known, event, now))
                .then(known -> instructed(known, event, now))
                .then(known -> spoken(known, event, now))
                .then(known -> over(known, event, now));
    }

    /** The first answer counts. It is written down before anything follows from it. */
    private LaneDecision instructed(Lane lane, CallStatusChanged event, Instant now) {
        var account = event.provider();
        return event.status() == ANSWERED && account != null && isToBeInstructed(account)
                ? lane.active(event.callId())
                        .filter(LanePolicy::awaitsInstructions)
                        .map(call -> instructed(lane, call.instructedAt(now), now))
                        .orElseGet(() -> LaneDecision.unchanged(lane))
                : LaneDecision.unchanged(lane);
    }

    private boolean isToBeInstructed(String account) {
        return providers.named(account).capabilities().answer() == Answer.PUSH;
    }

    private static boolean awaitsInstructions(ActiveCall call) {
        return call.instructedAt() == null
                && call.placed()
                && !call.hangUp()
                && call.over() == null;
    }

    /** Whether or not it is told that the message has ended, the call is. */
    private static LaneDecision instructed(Lane lane, ActiveCall call, Instant now) {
        var next = call.endsWhenSpoken() ? call.toBeHungUpAt(now.plus(MESSAGE_IS_OVER)) : call;
        return new LaneDecision(replace(lane, next), List.of(new Instruct(next, false)));
    }

    /** Whatever it was, a message or an agent's stream: nothing follows that keeps the call up. */
    private LaneDecision spoken(Lane lane, CallStatusChanged event, Instant now) {
        return event.isSpoken()
                ? lane.active(event.callId())
                        .filter(call -> call.instructedAt() != null && !call.hangUp())
                        .map(call -> hungUp(lane, call, now))
                        .orElseGet(() -> LaneDecision.unchanged(lane))
                : LaneDecision.unchanged(lane);
    }

    /**
     * A call that is over ends as soon as it is known that it was answered, or when that has had
     * the time to become known.
     */
    private LaneDecision over(Lane lane, CallStatusChanged event, Instant now) {
        var call = lane.active(event.callId()).orElse(null);
        if (call == null || (call.over() == null && !event.isEndedSomehow())) {
            return LaneDecision.unchanged(lane);
        }
        var before = call.over();
        var answered = call.status() == ANSWERED;
        if (before != null) {
            return answered && !before.answered()
                    ? concluded(lane, call, new Over(before.at(), true, now))
                    : LaneDecision.unchanged(lane);
        }
        var hinted = Reasons.ENDED_ANSWERED.equals(event.reason());
        var until = answered ? now : now.plus(OVERTAKEN);
        var over = new Over(event.occurredAt(), answered || hinted, until);
        return answered
                ? concluded(lane, call, over)
                : new LaneDecision(replace(lane, call.over(over)), List.of());
    }

    /** It stays in its slot until its end has come back from the log, and is said again if not. */
    private LaneDecision concluded(Lane lane, ActiveCall call, Over known) {
        var again = known.concludedAt().plus(shortly);
        var over = call.over(new Over(known.at(), known.answered(), again));
        return call.placed()
                ? new LaneDecision(replace(lane, over), List.of(new Conclude(over)))
                : new LaneDecision(replace(lane, over), List.of());
    }

    /**
     * The first verdict counts. It is written down before anything follows from it. That a machine
     * has answered whose greeting goes on is only the beginning of one.
     */
    private LaneDecision judged(Lane lane, CallStatusChanged event, Instant now) {
        var whom = event.answeredBy();
        return whom == null || Reasons.GREETING_GOES_ON.equals(event.reason())
                ? LaneDecision.unchanged(lane)
                : lane.active(event.callId())
                        .filter(ActiveCall::awaitsVerdict)
                        .map(call -> judged(lane, call.answeredBy(whom), whom, event, now))
                        .orElseGet(() -> LaneDecision.unchanged(lane));
    }

    private LaneDecision judged(
            Lane lane, ActiveCall call, AnsweredBy whom, CallStatusChanged verdict, Instant now) {
        if (call.hangUp() || !whom.isMachine()) {
            return new LaneDecision(replace(lane, call), List.of());
        }
        return call.takesMessage(verdict)
                ? hearing(lane, call.toBeHungUpAt(now.plus(MESSAGE_IS_OVER)))
                : hungUp(lane, call, now);
    }

    /** How it ends is written down together with the verdict: the message is asked for once. */
    private static LaneDecision hearing(Lane lane, ActiveCall call) {
        return new LaneDecision(replace(lane, call), List.of(new LeaveMessage(call)));
    }

    private LaneDecision hungUp(Lane lane, ActiveCall call, Instant now) {
        var ending = call.toBeHungUp();
        return call.placed()
                ? shown(lane, ending, now)
                : new LaneDecision(replace(lane, ending), List.of());
    }

    /** What the dialer itself has published, and what is only measured. */
    private static boolean changesNoLane(CallStatusChanged event) {
        return event.status() == INITIATED
                || event.isLeavingMessage()
                || event.isInstructionsFetched();
    }

    private LaneDecision ended(Lane lane, ActiveCall call, CallStatusChanged event, Instant now) {
        var control =
                Endings.CREDENTIALS_REFUSED.equals(event.ending())
                        ? lane.control().heldBecauseOf(call.revision())
                        : lane.control();
        var freed = lane.without(call.callId()).with(control);
        return new LaneDecision(freed, lookAgain(call, event))
                .then(filled(freed, SlotTaken.REFILLED, now));
    }

    private LaneDecision alive(Lane lane, ActiveCall call, CallStatusChanged event, Instant now) {
        var next = call.after(event, earlier(event.recordedAt(), now).plus(silentAfter));
        if (call.isSettledBy(event)) {
            var place = new Place(next, SlotTaken.BEFORE);
            return new LaneDecision(lane, List.of(place)).then(shown(lane, next, now));
        }
        if (next.equals(call) || call.passesThrough(event)) {
            return LaneDecision.unchanged(lane);
        }
        if (call.placed() || !next.placed()) {
            return new LaneDecision(replace(lane, next), List.of());
        }
        return new LaneDecision(lane, lookAgain(call, event)).then(shown(lane, next, now));
    }

    /** The clock of another machine may be ahead: an event is not younger than now. */
    private static Instant earlier(Instant recordedAt, Instant now) {
        return recordedAt.isAfter(now) ? now : recordedAt;
    }

    /** The provider has shown for the first time that it has the call. */
    private LaneDecision shown(Lane lane, ActiveCall call, Instant now) {
        if (!call.hangUp()) {
            return new LaneDecision(replace(lane, call), List.of());
        }
        var due = call.due(now.plus(shortly));
        return new LaneDecision(replace(lane, due), List.of(new HangUp(due)));
    }

    /** A slot that comes back because the call's command has expired: the lead is free again. */
    private LaneDecision givenBack(Lane lane, ActiveCall call, Instant now) {
        var freed = lane.without(call.callId());
        var expired = Stream.of(call.call()).filter(command -> command.isExpired(now));
        return new LaneDecision(freed, expired.<LaneEffect>map(Expire::new).toList())
                .then(filled(freed, SlotTaken.BEFORE, now));
    }

    private LaneDecision deadlinePassed(Lane lane, Instant now) {
        var next = lane;
        var effects = new ArrayList<LaneEffect>();
        for (var call : lane.active()) {
            if (call.isToBeConcludedNow(now)) {
                var over = requireNonNull(call.over());
                var concluded = concluded(next, call, new Over(over.at(), over.answered(), now));
                next = concluded.lane();
                effects.addAll(concluded.effects());
            } else if (call.isToBeHungUpNow(now)) {
                var ending = call.toBeHungUp().due(now.plus(shortly));
                next = replace(next, ending);
                effects.add(new HangUp(ending));
            } else if (!call.deadline().isAfter(now)) {
                var later = call.due(now.plus(call.hangUp() ? shortly : silentAfter));
                next = replace(next, later);
                effects.add(call.placed() ? new Fetch(later) : new Place(later, SlotTaken.BEFORE));
            }
        }
        return new LaneDecision(next, effects).then(filled(next, SlotTaken.NOW, now));
    }

    /**
     * Goes on with every call; a status of what is overdue may lie in the log. Whoever has decided
     * what a callee hears may have died before the vendor was told.
     */
    private LaneDecision recovered(Lane lane, Instant now) {
        var next = lane;
        for (var call : lane.active()) {
            if (call.deadline().isBefore(now)) {
                next = replace(next, call.due(now.plus(shortly)));
            }
        }
        var effects =
                Stream.<LaneEffect>concat(
                                next.active().stream()
                                        .map(call -> new Place(call, SlotTaken.BEFORE)),
                                next.active().stream()
                                        .filter(ActiveCall::isToHearInstructions)
                                        .map(call -> new Instruct(call, true)))
                        .toList();
        return new LaneDecision(next, effects).then(filled(next, SlotTaken.BEFORE, now));
    }

    /** Gives back what has waited too long, and starts what waits while there is room. */
    private LaneDecision filled(Lane lane, SlotTaken taken, Instant now) {
        var expired = lane.waiting().stream().filter(call -> call.isExpired(now)).toList();
        var rest = lane.withWaiting(without(lane.waiting(), expired));
        var effects = expired.stream().<LaneEffect>map(Expire::new).toList();
        return expired.isEmpty()
                ? started(lane, taken, now)
                : new LaneDecision(rest, effects).then(started(rest, taken, now));
    }

    private static List<PlaceCall> without(List<PlaceCall> calls, List<PlaceCall> some) {
        return calls.stream().filter(call -> !some.contains(call)).toList();
    }

    /** Starts waiting calls, first come first, while there is room. */
    private LaneDecision started(Lane lane, SlotTaken taken, Instant now) {
        if (lane.control().permission() != GO || !lane.hasRoom() || lane.waiting().isEmpty()) {
            return LaneDecision.unchanged(lane);
        }
        var room = lane.limit() - lane.active().size();
        var started =
                lane.waiting().stream().limit(room).map(call -> start(lane, call, now)).toList();
        var active = Stream.concat(lane.active().stream(), started.stream()).toList();
        var waiting = lane.waiting().stream().skip(started.size()).toList();
        var effects = started.stream().<LaneEffect>map(call -> new Place(call, taken)).toList();
        return new LaneDecision(lane.withActive(active).withWaiting(waiting), effects);
    }

    private ActiveCall start(Lane lane, PlaceCall call, Instant now) {
        return ActiveCall.started(call, lane.control().revision(), now, now.plus(silentAfter));
    }

    private static List<LaneEffect> placing(Lane lane) {
        return lane.active().stream()
                .filter(call -> !call.placed())
                .<LaneEffect>map(call -> new Place(call, SlotTaken.BEFORE))
                .toList();
    }

    /** A call that was not shown to be placed may be waiting for exactly this event. */
    private static List<LaneEffect> lookAgain(ActiveCall call, CallStatusChanged event) {
        return call.placed()
                ? List.of()
                : List.of(new LookAgain(call.callId(), event.providerCallId()));
    }

    private static Lane replace(Lane lane, ActiveCall call) {
        return lane.changing(call.callId(), _ -> call);
    }
}
