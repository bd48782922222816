package io.dialstream.campaigns.live;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallIds;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.ProviderCallIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The latest calls of one campaign, so that each message about a call names its lead, and no call
 * goes back to an earlier status: repeated and late events change nothing.
 */
final class RecentCalls {

    /** More than can be live at once, and enough ended ones to recognize late events. */
    private static final int KEPT = 1_000;

    private final Map<String, Known> calls = new LatestOf<>(KEPT);

    /** What is known of a call so far. */
    private record Known(
            CalledLead lead,
            CallStatus status,
            @Nullable Instant answeredAt,
            @Nullable String providerCallId,
            @Nullable AnsweredBy answeredBy) {

        Known after(CallStatusChanged event) {
            var id = ProviderCallIds.after(providerCallId, event);
            return new Known(lead, status, answeredAt, id, answerer(event));
        }

        /** The first verdict before the end counts. */
        private @Nullable AnsweredBy answerer(CallStatusChanged event) {
            return answeredBy == null
                            && !status.isFinal()
                            && !ProviderCallIds.isOfAnother(providerCallId, event)
                    ? event.answeredBy()
                    : answeredBy;
        }

        boolean isMovedBy(CallStatusChanged event, CallStatus next) {
            return status.yieldsTo(next) && !ProviderCallIds.isOfAnother(providerCallId, event);
        }
    }

    /**
     * Returns the message about a call that has moved, or of which it was found out who has
     * answered it; empty when the event changes nothing. INITIATED names the lead; for calls that
     * were under way before, {@code leadOf} looks it up, and a call whose lead is unknown is not
     * shown.
     */
    Optional<LiveCall> handle(
            CallStatusChanged event, Function<String, Optional<CalledLead>> leadOf) {
        var status = event.status();
        var before = calls.get(event.callId());
        var known = calls.computeIfPresent(event.callId(), (_, call) -> call.after(event));
        if (status == null) {
            return before == null || known == null || known.answeredBy() == before.answeredBy()
                    ? Optional.empty()
                    : Optional.of(message(event, known, null, null));
        }
        if (known != null && !known.isMovedBy(event, status)) {
            return Optional.empty();
        }
        var lead = known == null ? lead(event, leadOf) : Optional.of(known.lead());
        return lead.map(called -> moved(event, status, called, known));
    }

    private LiveCall moved(
            CallStatusChanged event, CallStatus status, CalledLead lead, @Nullable Known known) {
        var answeredAt =
                status == CallStatus.ANSWERED
                        ? time(event)
                        : known == null ? null : known.answeredAt();
        var id = ProviderCallIds.after(known == null ? null : known.providerCallId(), event);
        var whom = known == null ? event.answeredBy() : known.answeredBy();
        var next = new Known(lead, status, answeredAt, id, whom);
        calls.put(event.callId(), next);
        return message(event, next, event.reason(), duration(event, answeredAt));
    }

    private static LiveCall message(
            CallStatusChanged event,
            Known known,
            @Nullable String reason,
            @Nullable Integer duration) {
        return new LiveCall(
                event.callId(),
                known.lead().id(),
                known.lead().name(),
                known.status(),
                reason,
                event.recordedAt(),
                duration,
                CallIds.attemptOf(event.callId()),
                known.answeredBy());
    }

    private static Optional<CalledLead> lead(
            CallStatusChanged event, Function<String, Optional<CalledLead>> leadOf) {
        return event.leadId() == null || event.leadName() == null
                ? leadOf.apply(event.callId())
                : Optional.of(new CalledLead(event.leadId(), event.leadName()));
    }

    private static @Nullable Integer duration(
            CallStatusChanged event, @Nullable Instant answeredAt) {
        if (event.status() != CallStatus.COMPLETED || event.durationSeconds() != null) {
            return event.status() == CallStatus.COMPLETED ? event.durationSeconds() : null;
        }
        return answeredAt == null
                ? null
                : (int) Math.max(0, Duration.between(answeredAt, time(event)).toSeconds());
    }

    private static Instant time(CallStatusChanged event) {
        return event.occurredAt() == null ? event.recordedAt() : event.occurredAt();
    }
}
