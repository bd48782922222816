package io.dialstream.simulation.judge;

import io.dialstream.campaigns.rules.AttemptOutcome;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Endings;
import io.dialstream.events.Event;
import io.dialstream.events.Topics;
import io.dialstream.simulation.log.Broker;
import io.dialstream.simulation.provider.Forger;
import io.dialstream.simulation.provider.SimulatedCall;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of every call that was announced: by the provider's own books, and where those have
 * nothing, by the first final status in the log.
 */
final class Truth {

    /**
     * How a call ended.
     *
     * @param account that had it; null when none did
     * @param endedAt when it ended, by the first record that says so
     * @param returned whether nobody was called: its lead waits for another call
     * @param answeredBy who has answered, as the log has said first, before the end
     * @param messageLeft whether the log has said before the end that a message is left
     */
    record Outcome(
            String callId,
            @Nullable String campaignId,
            String leadId,
            @Nullable CallStatus status,
            @Nullable Integer seconds,
            @Nullable String reason,
            @Nullable String account,
            @Nullable Instant endedAt,
            boolean returned,
            @Nullable AnsweredBy answeredBy,
            boolean messageLeft) {

        AttemptOutcome reached() {
            return AttemptOutcome.of(
                    Objects.requireNonNull(status),
                    reason,
                    answeredBy == null ? null : answeredBy.name(),
                    messageLeft);
        }

        /** Whether the provider had it. */
        boolean placed() {
            return account != null;
        }

        boolean ended() {
            return status != null && status.isFinal();
        }
    }

    private final Map<String, SimulatedCall> placed = new LinkedHashMap<>();
    private final Map<String, CallStatusChanged> initiated = new LinkedHashMap<>();
    private final Map<String, CallStatusChanged> ended = new LinkedHashMap<>();
    private final Map<String, CallStatusChanged> verdicts = new HashMap<>();
    private final Set<String> messages = new HashSet<>();

    /** When each was answered, as the log has said before its end, or else after it. */
    private final Map<String, Instant> answered = new HashMap<>();

    /** Those of which it has said so before. */
    private final Set<String> answeredInTime = new HashSet<>();

    Truth(List<SimulatedCall> calls, Broker broker) {
        calls.forEach(call -> placed.put(call.request().callId(), call));
        broker.all(Topics.CALL_STATUS).forEach(events -> events.forEach(this::hear));
    }

    private void hear(Event event) {
        if (event instanceof CallStatusChanged news) {
            learn(news);
        }
        if (event instanceof CallStatusChanged news && news.status() != null) {
            if (news.status() == CallStatus.INITIATED) {
                initiated.putIfAbsent(news.callId(), news);
            } else if (news.status().isFinal() && !isForged(news)) {
                ended.putIfAbsent(news.callId(), news);
            } else if (news.status() == CallStatus.ANSWERED && !isForged(news)) {
                answers(news);
            }
        }
    }

    private void answers(CallStatusChanged news) {
        var id = news.callId();
        if (!ended.containsKey(id)) {
            answeredInTime.add(id);
        } else if (answeredInTime.contains(id)) {
            return;
        }
        if (news.occurredAt() != null) {
            answered.merge(
                    id, news.occurredAt(), (one, other) -> one.isBefore(other) ? one : other);
        }
    }

    /** What is learnt of a call that lives. */
    private void learn(CallStatusChanged news) {
        if (!initiated.containsKey(news.callId())
                || ended.containsKey(news.callId())
                || isForged(news)) {
            return;
        }
        if (news.answeredBy() != null) {
            verdicts.putIfAbsent(news.callId(), news);
        }
        if (news.isLeavingMessage()) {
            messages.add(news.callId());
        }
    }

    /** The verdict that counts, as it was published; null where there is none. */
    @Nullable CallStatusChanged verdictOn(String callId) {
        return verdicts.get(callId);
    }

    /** The calls that the provider had. */
    Collection<SimulatedCall> placed() {
        return placed.values();
    }

    /** Whether an event is about a call that was never placed for us. */
    static boolean isForged(Event event) {
        return event instanceof CallStatusChanged news
                && news.providerCallId() != null
                && Forger.isForged(news.providerCallId());
    }

    List<Outcome> outcomes() {
        return initiated.values().stream().map(this::outcome).toList();
    }

    /** Calls that the provider had and that were never announced. */
    List<String> unannounced() {
        return placed.keySet().stream().filter(id -> !initiated.containsKey(id)).toList();
    }

    /** From the answer to the end, as far as the provider has told both; else nothing. */
    private @Nullable Integer secondsByTheLog(SimulatedCall call) {
        var id = call.request().callId();
        var from = answered.get(id);
        var end = ended.get(id);
        if (call.status() != CallStatus.COMPLETED || end == null) {
            return null;
        }
        var to = end.occurredAt();
        return from == null || to == null
                ? null
                : (int) Math.max(0, Duration.between(millis(from), millis(to)).toSeconds());
    }

    private static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private Outcome outcome(CallStatusChanged call) {
        var id = call.callId();
        var real = placed.get(id);
        var told = ended.get(id);
        var returned = told != null && Endings.isNoAttempt(told.ending());
        var reason = told == null ? null : told.reason();
        var endedAt = told == null ? null : told.occurredAt();
        if (told != null && endedAt == null) {
            endedAt = told.recordedAt();
        }
        var leadId = String.valueOf(call.leadId());
        var verdict = verdicts.get(id);
        var whom = verdict == null ? null : verdict.answeredBy();
        var left = messages.contains(id);
        if (real != null) {
            return new Outcome(
                    id,
                    call.campaignId(),
                    leadId,
                    real.status(),
                    real.isTimedByTheLog() ? secondsByTheLog(real) : real.talkSeconds(),
                    reason,
                    real.account(),
                    endedAt,
                    returned,
                    whom,
                    left);
        }
        var status = told == null ? null : told.status();
        return new Outcome(
                id,
                call.campaignId(),
                leadId,
                status,
                null,
                reason,
                null,
                endedAt,
                returned,
                whom,
                left);
    }
}
