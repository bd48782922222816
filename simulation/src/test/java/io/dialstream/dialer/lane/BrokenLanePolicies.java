package io.dialstream.dialer.lane;

import io.dialstream.events.CallStatus;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignPaused;
import io.dialstream.events.CampaignStopped;
import io.dialstream.events.PlaceCall;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decisions of a lane that are wrong on purpose. */
public final class BrokenLanePolicies {

    private BrokenLanePolicies() {}

    /** Fills its slots only when all are free: waves instead of refills. */
    public static final class Waves extends LanePolicy {

        Waves(LaneProperties properties) {
            super(properties);
        }

        @Override
        LaneDecision decide(Lane lane, LaneInput input, Instant now) {
            if (lane.active().isEmpty() || (lane.active().size() == 1 && isStatus(input))) {
                return super.decide(lane, input, now);
            }
            if (input instanceof LaneInput.Commanded(var call)) {
                return LaneDecision.unchanged(knows(lane, call) ? lane : lane.withCommand(call));
            }
            var decided = super.decide(lane.withWaiting(List.of()), input, now);
            return new LaneDecision(decided.lane().withWaiting(lane.waiting()), decided.effects());
        }

        private static boolean knows(Lane lane, PlaceCall call) {
            return Stream.concat(
                            lane.waiting().stream(), lane.active().stream().map(ActiveCall::call))
                    .anyMatch(known -> known.callId().equals(call.callId()));
        }

        private static boolean isStatus(LaneInput input) {
            return input instanceof LaneInput.StatusChanged;
        }
    }

    /** Does not hear of pauses. */
    public static final class DeafToPauses extends LanePolicy {

        DeafToPauses(LaneProperties properties) {
            super(properties);
        }

        @Override
        LaneDecision decide(Lane lane, LaneInput input, Instant now) {
            return isMove(input, CampaignPaused.class)
                    ? LaneDecision.unchanged(lane)
                    : super.decide(lane, input, now);
        }
    }

    /** Does not hear of stops. */
    public static final class DeafToStops extends LanePolicy {

        DeafToStops(LaneProperties properties) {
            super(properties);
        }

        @Override
        LaneDecision decide(Lane lane, LaneInput input, Instant now) {
            return isMove(input, CampaignStopped.class)
                    ? LaneDecision.unchanged(lane)
                    : super.decide(lane, input, now);
        }
    }

    /** Does not see that news is about another call of the provider. */
    public static final class Blind extends LanePolicy {

        Blind(LaneProperties properties) {
            super(properties);
        }

        @Override
        LaneDecision decide(Lane lane, LaneInput input, Instant now) {
            return super.decide(
                    lane,
                    input instanceof LaneInput.StatusChanged(var event) && isAnEnd(event.status())
                            ? new LaneInput.StatusChanged(
                                    io.dialstream.simulation.Blind.event(event))
                            : input,
                    now);
        }

        private static boolean isAnEnd(@Nullable CallStatus status) {
            return status != null && status.isFinal();
        }
    }

    /** Lets commands wait for as long as it takes. */
    public static final class Patient extends LanePolicy {

        Patient(LaneProperties properties) {
            super(properties);
        }

        @Override
        LaneDecision decide(Lane lane, LaneInput input, Instant now) {
            return super.decide(
                    lane,
                    input instanceof LaneInput.Commanded(var call)
                            ? new LaneInput.Commanded(call.until(null))
                            : input,
                    now);
        }
    }

    private static boolean isMove(LaneInput input, Class<? extends CampaignEvent> type) {
        return input instanceof LaneInput.CampaignChanged(var event) && type.isInstance(event);
    }
}
