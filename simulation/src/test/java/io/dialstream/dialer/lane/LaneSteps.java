package io.dialstream.dialer.lane;

import static java.util.Objects.requireNonNull;

import io.dialstream.dialer.lane.LaneEffect.Conclude;
import io.dialstream.dialer.lane.LaneEffect.Expire;
import io.dialstream.dialer.lane.LaneEffect.Fetch;
import io.dialstream.dialer.lane.LaneEffect.HangUp;
import io.dialstream.dialer.lane.LaneEffect.Instruct;
import io.dialstream.dialer.lane.LaneEffect.LeaveMessage;
import io.dialstream.dialer.lane.LaneEffect.LookAgain;
import io.dialstream.dialer.lane.LaneEffect.Place;
import io.dialstream.dialer.lane.LaneInput.DeadlinePassed;
import io.dialstream.dialer.lane.LaneInput.GivenBack;
import io.dialstream.dialer.lane.LaneInput.Recovered;
import io.dialstream.dialer.placement.CallPermit;
import io.dialstream.dialer.placement.LaneSlot;
import io.dialstream.dialer.supervision.LiveCall;
import io.dialstream.events.Event;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.simulation.engine.Wiring;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is decided on a lane, as values: the real policy on the real lane. */
public final class LaneSteps {

    private final LanePolicy policy;

    public LaneSteps(Wiring parts) {
        this.policy = parts.get(LanePolicy.class);
    }

    /** What a lane has to hear. */
    public static final class Work {
        private final io.dialstream.foundation.aggregate.Work<LaneInput> work;

        private Work(io.dialstream.foundation.aggregate.Work<LaneInput> work) {
            this.work = work;
        }

        private Work(Lane lane, LaneInput input) {
            this(io.dialstream.foundation.aggregate.Work.of(lane.id(), lane.partition(), input));
        }

        /** The calls that are commanded. */
        public List<String> commanded() {
            return LaneBatches.commanded(work).toList();
        }

        /** Everything that its future depends on. */
        public List<?> parts() {
            return work.inputs();
        }
    }

    /** What follows when a lane was saved. */
    public sealed interface Then {
        record Placed(PlaceCall call, LaneSlot slot) implements Then {}

        record LookedAt(String callId, @Nullable String providerCallId) implements Then {}

        record Fetched(LiveCall call) implements Then {}

        record Expired(PlaceCall call) implements Then {}

        record LeftMessage(LiveCall call) implements Then {}

        record HungUp(LiveCall call) implements Then {}
    }

    /** A lane, and what follows when it was saved. */
    public record Decided(Lane lane, List<Then> then) {}

    /** Sorts the records of one lane; null when there are none. */
    public static @Nullable Work work(List<? extends Event> moves, List<? extends Event> others) {
        var sorted = LaneBatches.sorted(records(moves), records(others));
        return sorted.isEmpty() ? null : new Work(sorted.getFirst());
    }

    private static List<EventRecord> records(List<? extends Event> events) {
        return events.stream().map(event -> new EventRecord(event, 0, 0)).toList();
    }

    /** A lane of which nothing is stored yet. */
    public static Lane empty(String campaignId) {
        return Lane.empty(campaignId, 0, campaignId);
    }

    public static Work recovered(Lane lane) {
        return new Work(lane, new Recovered());
    }

    public static Work deadlinePassed(Lane lane) {
        return new Work(lane, new DeadlinePassed());
    }

    public static Work givenBack(Lane lane, String callId) {
        return new Work(lane, new GivenBack(callId));
    }

    public Decided decide(Lane lane, Work work, Set<String> placed, boolean unsure, Instant now) {
        var inputs = LaneBatches.without(placed, work.work);
        var all = unsure ? inputs.and(policy.recovered()) : inputs;
        var decision = policy.decide(lane, all.inputs(), now);
        return new Decided(
                decision.lane(),
                decision.effects().stream().map(effect -> then(effect, decision.lane())).toList());
    }

    /** Whether it need not be read for work that changes nothing in it as it is remembered. */
    public boolean isNegligible(Lane remembered, Work work, Set<String> placed) {
        return LaneBatches.without(placed, work.work).inputs().stream()
                .allMatch(input -> policy.isNegligible(remembered, input));
    }

    private static Then then(LaneEffect effect, Lane lane) {
        return switch (effect) {
            case Place(var call, var taken) ->
                    new Then.Placed(
                            call.call(),
                            new LaneSlot(
                                    lane.id(),
                                    lane.partition(),
                                    call.callId(),
                                    taken,
                                    call.since()));
            case LookAgain(var callId, var providerCallId) ->
                    new Then.LookedAt(callId, providerCallId);
            case Fetch(var call) -> new Then.Fetched(live(call));
            case Expire(var call) -> new Then.Expired(call);
            case LeaveMessage(var call) -> new Then.LeftMessage(live(call));
            case HangUp(var call) -> new Then.HungUp(live(call));
            case Instruct _, Conclude _ ->
                    throw new IllegalStateException("Vendors here need neither: " + effect);
        };
    }

    private static LiveCall live(ActiveCall call) {
        return new LiveCall(
                call.call(),
                requireNonNull(call.providerCallId()),
                call.confirmed(),
                call.found(),
                call.status(),
                call.since(),
                call.hangUp());
    }

    public static CallPermit permit(Lane lane, String callId) {
        return lane.permit(callId);
    }

    /** Whether it would start a call now if one waited, and one waits. */
    public static boolean isShort(Lane lane) {
        return mayStart(lane) && lane.hasRoom() && !lane.waiting().isEmpty();
    }

    /** Whether it starts calls. */
    public static boolean mayStart(Lane lane) {
        return lane.control().permission() == CallPermit.Permission.GO;
    }

    /** When somebody must look after one of its calls. */
    public static @Nullable Instant nextDeadline(Lane lane) {
        return lane.nextDeadline();
    }
}
