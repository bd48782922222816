package io.dialstream.dialer.lane;

import io.dialstream.dialer.provider.Providers;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.CampaignPaused;
import io.dialstream.events.CampaignStopped;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Reasons;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decisions of a lane that are wrong on purpose. */
public final class BrokenLanePolicies {

    private BrokenLanePolicies() {}

    /** Fills its slots only when all are free: waves instead of refills. */
    public static final class Waves extends LanePolicy {

        Waves(LaneProperties properties, Providers providers) {
            super(properties, providers);
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

        DeafToPauses(LaneProperties properties, Providers providers) {
            super(properties, providers);
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

        DeafToStops(LaneProperties properties, Providers providers) {
            super(properties, providers);
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

        Blind(LaneProperties properties, Providers providers) {
            super(properties, providers);
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

        Patient(LaneProperties properties, Providers providers) {
            super(properties, providers);
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

    /** Forgets that it knows who has answered. */
    public static final class Talkative extends LanePolicy {

        Talkative(LaneProperties properties, Providers providers) {
            super(properties, providers);
        }

        @Override
        LaneDecision decide(Lane lane, LaneInput input, Instant now) {
            var forgetful = lane;
            for (var call : lane.active()) {
                forgetful = forgetful.changing(call.callId(), Talkative::unjudged);
            }
            return super.decide(forgetful, input, now);
        }

        private static ActiveCall unjudged(ActiveCall it) {
            return new ActiveCall(
                    it.call(),
                    it.providerCallId(),
                    it.confirmed(),
                    it.found(),
                    it.status(),
                    it.since(),
                    it.deadline(),
                    it.revision(),
                    it.hangUp(),
                    null,
                    it.hangUpAt(),
                    it.instructedAt(),
                    it.over());
        }
    }

    /** Leaves a message once more when a lane has changed hands: it may have been missed. */
    public static final class Thorough extends LanePolicy {

        Thorough(LaneProperties properties, Providers providers) {
            super(properties, providers);
        }

        @Override
        LaneDecision decide(Lane lane, LaneInput input, Instant now) {
            var decided = super.decide(lane, input, now);
            if (!(input instanceof LaneInput.Recovered)) {
                return decided;
            }
            var again =
                    lane.active().stream()
                            .filter(call -> call.answeredBy() == AnsweredBy.MACHINE)
                            .filter(call -> !call.hangUp() && call.placed())
                            .<LaneEffect>map(LaneEffect.LeaveMessage::new)
                            .toList();
            return decided.then(new LaneDecision(decided.lane(), again));
        }
    }

    /** Waits for the provider to ask what there is to hear. */
    public static final class Reticent extends LanePolicy {

        Reticent(LaneProperties properties, Providers providers) {
            super(properties, providers);
        }

        @Override
        LaneDecision decide(Lane lane, LaneInput input, Instant now) {
            var decided = super.decide(lane, input, now);
            return new LaneDecision(
                    decided.lane(),
                    decided.effects().stream()
                            .filter(effect -> !(effect instanceof LaneEffect.Instruct))
                            .toList());
        }
    }

    /** Takes nobody for answered of whom it is only told that the call is over. */
    public static final class Disbelieving extends LanePolicy {

        Disbelieving(LaneProperties properties, Providers providers) {
            super(properties, providers);
        }

        @Override
        LaneDecision decide(Lane lane, LaneInput input, Instant now) {
            var decided = super.decide(lane, input, now);
            return new LaneDecision(
                    decided.lane(),
                    decided.effects().stream().map(Disbelieving::unanswered).toList());
        }

        private static LaneEffect unanswered(LaneEffect effect) {
            if (!(effect instanceof LaneEffect.Conclude(var call)) || call.over() == null) {
                return effect;
            }
            var over = call.over();
            return new LaneEffect.Conclude(
                    call.over(new ActiveCall.Over(over.at(), false, over.concludedAt())));
        }
    }

    /** Trusts the provider to end every call that is to hear a message. */
    public static final class Trusting extends LanePolicy {

        private static final Duration A_DAY = Duration.ofDays(1);

        Trusting(LaneProperties properties, Providers providers) {
            super(properties, providers);
        }

        @Override
        LaneDecision decide(Lane lane, LaneInput input, Instant now) {
            var decided = super.decide(lane, input, now);
            var trusting = decided.lane();
            for (var call : trusting.active()) {
                trusting = trusting.changing(call.callId(), Trusting::patient);
            }
            return new LaneDecision(trusting, decided.effects());
        }

        private static ActiveCall patient(ActiveCall it) {
            return it.hangUpAt() == null ? it : it.toBeHungUpAt(it.since().plus(A_DAY));
        }
    }

    /** Takes everybody for a machine that can take a message. */
    public static final class Inhuman extends LanePolicy {

        Inhuman(LaneProperties properties, Providers providers) {
            super(properties, providers);
        }

        @Override
        LaneDecision decide(Lane lane, LaneInput input, Instant now) {
            return super.decide(lane, judgedAs(input, AnsweredBy.MACHINE), now);
        }
    }

    /** Lets machines listen for as long as they like. */
    public static final class Indulgent extends LanePolicy {

        Indulgent(LaneProperties properties, Providers providers) {
            super(properties, providers);
        }

        @Override
        LaneDecision decide(Lane lane, LaneInput input, Instant now) {
            return super.decide(lane, judgedAs(input, AnsweredBy.UNKNOWN), now);
        }
    }

    private static LaneInput judgedAs(LaneInput input, AnsweredBy whom) {
        return input instanceof LaneInput.StatusChanged(var event) && event.answeredBy() != null
                ? new LaneInput.StatusChanged(
                        new CallStatusChanged(
                                event.eventId(),
                                event.callId(),
                                event.campaignId(),
                                event.userId(),
                                event.leadId(),
                                event.leadName(),
                                event.phoneNumber(),
                                event.status(),
                                event.occurredAt(),
                                event.recordedAt(),
                                event.provider(),
                                event.providerCallId(),
                                event.sequence(),
                                event.durationSeconds(),
                                Reasons.GREETING_ENDED,
                                event.detail(),
                                event.ending(),
                                whom,
                                event.ourNumber(),
                                event.data()))
                : input;
    }

    private static boolean isMove(LaneInput input, Class<? extends CampaignEvent> type) {
        return input instanceof LaneInput.CampaignChanged(var event) && type.isInstance(event);
    }
}
