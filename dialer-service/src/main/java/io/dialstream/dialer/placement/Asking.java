package io.dialstream.dialer.placement;

import static java.util.Objects.requireNonNullElse;

import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.Asked;
import io.dialstream.dialer.placement.PlacementState.Due;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Reasons;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider for one call. Between "is being asked" in the store and the answer in the store
 * it remembers what the store does not know yet, so that a store that is away for a moment does not
 * turn a known answer into an unclear one.
 */
final class Asking {

    private static final Logger log = LoggerFactory.getLogger(Asking.class);

    private static final Pattern LONG_NUMBER = Pattern.compile("\\+?\\d{3,}(\\d{4})");

    private static final Standing WANTED = new Standing.Wanted(Standing.Permission.GO);

    private final PlaceCall call;
    private final Slot slot;
    private final PlacementTools tools;

    private @Nullable Asked written;
    private @Nullable PlacementState truth;
    private boolean first = true;

    Asking(PlaceCall call, Slot slot, PlacementTools tools) {
        this.call = call;
        this.slot = slot;
        this.tools = tools;
    }

    /**
     * Writes down that the provider is asked, asks it once unless something has come between, and
     * writes down what came of it.
     */
    Placement ask(Placement placement, Due due, Instant decidedAt) {
        var asked = begun(due, decidedAt);
        var stored = tools.placements().move(placement, asked);
        if (stored.isEmpty()) {
            written = null;
            return tools.placements().find(call.callId()).orElseThrow();
        }
        return askedFor(stored.get(), asked);
    }

    /** The same for a call without a placement; empty if it has one after all. */
    Optional<Placement> askAtOnce(Placement noted, Due due, Instant decidedAt) {
        var asked = begun(due, decidedAt);
        var first = noted.begunAs(asked);
        return tools.placements().insert(first)
                ? Optional.of(askedFor(first, asked))
                : Optional.empty();
    }

    private Asked begun(Due due, Instant decidedAt) {
        var asked = new Asked(decidedAt, due.attempts());
        written = asked;
        truth = due;
        return asked;
    }

    private Placement askedFor(Placement stored, Asked asked) {
        if (mayAsk(asked)) {
            truth = state(asked, answer(stored));
        }
        return complete(stored);
    }

    /** Looks once more, as late as can be: what came in meanwhile counts. */
    private boolean mayAsk(Asked asked) {
        return slot.standing().equals(WANTED)
                && slot.owned()
                && !tools.policy().isTooLate(asked, tools.now());
    }

    /** The placement as it was read, completed with what an earlier turn could not write down. */
    Placement complete(Placement read) {
        if (truth == null || !read.state().equals(written)) {
            forget(read);
            return read;
        }
        var moved = truth.equals(written) ? read : tools.move(read, truth);
        written = null;
        truth = null;
        return moved;
    }

    private void forget(Placement read) {
        if (truth instanceof Accepted(var id, _) && !read.state().equals(truth)) {
            log.warn(
                    "Call {} was placed as {} after it had been settled as {}",
                    call.callId(),
                    id,
                    read.state());
        }
        written = null;
        truth = null;
    }

    private PlacementAnswer answer(Placement placement) {
        truth = null;
        measureRefill();
        var answer = place(placement);
        tools.metrics().answered(answer);
        return answer;
    }

    private PlacementAnswer place(Placement placement) {
        try {
            return tools.provider().place(request(placement));
        } catch (RuntimeException e) {
            log.error("Call {}: the provider's adapter failed", call.callId(), e);
            return new PlacementAnswer.Unclear("The adapter failed: " + e);
        }
    }

    private PlacementRequest request(Placement placement) {
        return new PlacementRequest(
                call.callId(),
                call.campaignId(),
                call.leadId(),
                placement.to(),
                placement.from(),
                call.answer());
    }

    private void measureRefill() {
        var freedAt = slot.freedAt();
        if (first && freedAt != null) {
            tools.metrics().asked(Duration.between(freedAt, tools.now()));
        }
        first = false;
    }

    private PlacementState state(Asked asked, PlacementAnswer answer) {
        return switch (answer) {
            case PlacementAnswer.Accepted(var id) -> new Accepted(id, false);
            case PlacementAnswer.Refused(int code, var detail) ->
                    new Refused(Reasons.provider(code), detail, false);
            case PlacementAnswer.CredentialsRefused(int code, var detail) ->
                    new Refused(Reasons.provider(code), detail, call.campaignId() != null);
            case PlacementAnswer.Busy(var retryAfter, var detail) ->
                    deferred(asked, retryAfter, detail);
            case PlacementAnswer.Unclear(var detail) -> unclear(asked, detail);
        };
    }

    private Due deferred(Asked asked, @Nullable Duration retryAfter, String detail) {
        var due =
                tools.policy()
                        .deferred(
                                asked,
                                retryAfter,
                                Jitter.of(call.callId(), asked.attempts()),
                                tools.now());
        log.info(
                "Call {} of campaign {}: the provider has no room, again at {}: {}",
                call.callId(),
                requireNonNullElse(call.campaignId(), "-"),
                due.dueAt(),
                masked(detail));
        return due;
    }

    private Asked unclear(Asked asked, String detail) {
        tools.metrics().unclear(call.callId());
        log.warn(
                "Call {} of campaign {} may have been placed or not: {}",
                call.callId(),
                requireNonNullElse(call.campaignId(), "-"),
                masked(detail));
        return asked;
    }

    /** Providers repeat whole phone numbers in what they say. */
    private static String masked(String detail) {
        return LONG_NUMBER.matcher(detail).replaceAll("…$1");
    }
}
