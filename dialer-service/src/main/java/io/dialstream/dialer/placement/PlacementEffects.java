package io.dialstream.dialer.placement;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import io.dialstream.dialer.admission.AccountStates;
import io.dialstream.dialer.placement.PlacementEffect.Access;
import io.dialstream.dialer.placement.PlacementEffect.Announce;
import io.dialstream.dialer.placement.PlacementEffect.GiveBack;
import io.dialstream.dialer.placement.PlacementEffect.Insert;
import io.dialstream.dialer.placement.PlacementEffect.Load;
import io.dialstream.dialer.placement.PlacementEffect.Move;
import io.dialstream.dialer.placement.PlacementEffect.Publish;
import io.dialstream.dialer.placement.PlacementEffect.ReadCampaignEvents;
import io.dialstream.dialer.placement.PlacementEffect.ReadPermit;
import io.dialstream.dialer.placement.PlacementEffect.Request;
import io.dialstream.dialer.placement.PlacementEffect.Search;
import io.dialstream.dialer.placement.PlacementInput.Announced;
import io.dialstream.dialer.placement.PlacementInput.Answered;
import io.dialstream.dialer.placement.PlacementInput.Found;
import io.dialstream.dialer.placement.PlacementInput.NotFound;
import io.dialstream.dialer.placement.PlacementInput.Overtaken;
import io.dialstream.dialer.placement.PlacementInput.PermitRead;
import io.dialstream.dialer.placement.PlacementInput.Written;
import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Pending;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.events.PlaceCall;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries out what was decided about placements, one effect at a time. */
@Component
class PlacementEffects {

    private static final Logger log = LoggerFactory.getLogger(PlacementEffects.class);

    private static final Pattern LONG_NUMBER = Pattern.compile("\\+?\\d{3,}(\\d{4})");

    private final Placements placements;
    private final Providers providers;
    private final PlacementEvents events;
    private final Reconciliation reconciliation;
    private final AccountStates accounts;
    private final PlacementMetrics metrics;

    PlacementEffects(
            Placements placements,
            Providers providers,
            PlacementEvents events,
            Reconciliation reconciliation,
            AccountStates accounts,
            PlacementMetrics metrics) {
        this.placements = placements;
        this.providers = providers;
        this.events = events;
        this.reconciliation = reconciliation;
        this.accounts = accounts;
        this.metrics = metrics;
    }

    /** Carries an effect out, and returns what came of it if there is something to learn. */
    Optional<PlacementInput> carryOut(
            Access effect, PlaceCall call, LaneSlot slot, CallPermits permits) {
        return switch (effect) {
            case Load() -> Optional.of(load(call));
            case Insert(var placement) -> Optional.of(insert(call, placement));
            case Move(var placement, var next) -> Optional.of(move(call, placement, next));
            case Announce(var account, var notedAt) -> {
                events.initiated(call, account, notedAt);
                yield Optional.of(new Announced());
            }
            case ReadCampaignEvents() -> {
                permits.catchUp(slot);
                yield Optional.empty();
            }
            case ReadPermit() -> Optional.of(new PermitRead(permits.read(slot)));
            case Request(var placement, var requested) -> {
                measureRefill(slot, requested);
                yield Optional.of(answered(call, request(call, placement)));
            }
            case Search(var placement, var requested) -> {
                metrics.unclear(call.callId());
                yield Optional.of(reconciliation.search(placement, requested));
            }
            case Publish(var account, var outcome) -> {
                events.settled(call, account, outcome);
                yield Optional.empty();
            }
            case GiveBack() -> givenBack(call, slot, permits);
        };
    }

    /** A call waits until its account allows it. */
    void waits(String callId) {
        metrics.waits(callId);
    }

    /** Nothing is under way for a call any more. */
    void forget(String callId) {
        metrics.forget(callId);
    }

    private PlacementInput load(PlaceCall call) {
        return placements
                .find(call.callId())
                .<PlacementInput>map(Found::new)
                .orElseGet(NotFound::new);
    }

    /** The lane may have been another's since the placement was looked for, and have come back. */
    private Optional<PlacementInput> givenBack(PlaceCall call, LaneSlot slot, CallPermits permits) {
        var meanwhile = placements.find(call.callId());
        if (meanwhile.isEmpty()) {
            permits.giveBack(slot);
        }
        return meanwhile.map(Found::new);
    }

    private PlacementInput insert(PlaceCall call, Placement placement) {
        return placements.insert(placement)
                ? new Written(placement)
                : new Overtaken(placements.find(call.callId()).orElseThrow());
    }

    private PlacementInput move(PlaceCall call, Placement placement, PlacementState next) {
        var moved = placements.move(placement, next);
        if (moved.isEmpty()) {
            return overtaken(call, next);
        }
        switch (next) {
            case GivenUp _ ->
                    log.warn("Call {} is given up: it was maybe placed, maybe not", call.callId());
            case Accepted(var id, boolean found) when found ->
                    log.info("Call {} seems to have been placed as {}", call.callId(), id);
            case Pending _, Requested _, Accepted _, Refused _ -> {}
        }
        return new Written(moved.get());
    }

    private PlacementInput overtaken(PlaceCall call, PlacementState next) {
        if (next instanceof Accepted(var id, boolean found) && !found) {
            log.warn("Call {} was placed as {} after it had been settled", call.callId(), id);
        }
        return new Overtaken(placements.find(call.callId()).orElseThrow());
    }

    /** Only what was never asked for is asked for without an attempt before. */
    private void measureRefill(LaneSlot slot, Requested requested) {
        if (slot.taken() == SlotTaken.REFILLED && requested.attempts() == 0) {
            metrics.refilled(slot.callId(), slot.since());
        }
    }

    private PlacementAnswer request(PlaceCall call, Placement placement) {
        var answer = place(call, placement);
        metrics.answered(answer);
        switch (answer) {
            case PlacementAnswer.Busy(_, var detail) ->
                    log.info(
                            "Call {} of campaign {}: the provider has no room: {}",
                            call.callId(),
                            requireNonNullElse(call.campaignId(), "-"),
                            masked(detail));
            case PlacementAnswer.Unreachable(var detail) ->
                    log.warn(
                            "Call {} of campaign {} was not asked for: {}",
                            call.callId(),
                            requireNonNullElse(call.campaignId(), "-"),
                            masked(detail));
            case PlacementAnswer.Unclear(var detail) -> {
                metrics.unclear(call.callId());
                log.warn(
                        "Call {} of campaign {} may have been placed or not: {}",
                        call.callId(),
                        requireNonNullElse(call.campaignId(), "-"),
                        masked(detail));
            }
            case PlacementAnswer.Accepted _,
                    PlacementAnswer.Refused _,
                    PlacementAnswer.CredentialsRefused _ -> {}
        }
        return answer;
    }

    private Answered answered(PlaceCall call, PlacementAnswer answer) {
        return new Answered(
                answer,
                providers.allOf(call).stream()
                        .map(Provider::id)
                        .collect(toMap(Function.identity(), accounts::of)));
    }

    private PlacementAnswer place(PlaceCall call, Placement placement) {
        try {
            return providers
                    .named(placement.provider())
                    .place(
                            new PlacementRequest(
                                    call.callId(),
                                    call.campaignId(),
                                    call.leadId(),
                                    placement.to(),
                                    placement.from(),
                                    call.answer()));
        } catch (RuntimeException e) {
            log.error("Call {}: the provider's adapter failed", call.callId(), e);
            return new PlacementAnswer.Unclear("The adapter failed: " + e);
        }
    }

    /** Providers repeat whole phone numbers in what they say. */
    private static String masked(String detail) {
        return LONG_NUMBER.matcher(detail).replaceAll("…$1");
    }
}
