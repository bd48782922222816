package io.dialstream.calllog.history;

import static java.util.Objects.requireNonNull;

import io.dialstream.calllog.call.Callee;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of a call. It depends on that event and on who is called or calls, on no other event,
 * so that it is the same whenever it is written.
 *
 * @param id the event's subject: a call has one entry for each status, from the first event with it
 * @param timestamp when we recorded it, milliseconds
 * @param occurredAt the provider's clock; null when it gave none
 * @param details one sentence for people
 * @param reason why the call ended, by this event; null when it is no end
 * @param data the provider's fields as received
 * @param durationSeconds talk time by this event; null when it names none
 * @param offset where the event lies in its partition
 */
public record LogEntry(
        String id,
        Callee callee,
        LogEvent event,
        Instant timestamp,
        @Nullable Instant occurredAt,
        String details,
        @Nullable String reason,
        Map<String, String> data,
        @Nullable Integer durationSeconds,
        @Nullable String voipProvider,
        long offset) {

    public LogEntry {
        requireNonNull(id, "id");
        requireNonNull(timestamp, "timestamp");
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /** The entry that an event makes. */
    public static LogEntry of(CallStatusChanged event, Callee callee, long offset) {
        return new LogEntry(
                event.subject(),
                callee,
                LogEvent.of(event.status()),
                event.recordedAt().truncatedTo(ChronoUnit.MILLIS),
                millis(event.occurredAt()),
                Details.of(event, callee.direction()),
                event.reason(),
                event.data(),
                talkTime(event),
                event.provider(),
                offset);
    }

    private static @Nullable Instant millis(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Providers send zero seconds with a call that nobody answered: that is no duration. */
    private static @Nullable Integer talkTime(CallStatusChanged event) {
        var seconds = event.durationSeconds();
        boolean talked = seconds != null && (seconds > 0 || event.status() == CallStatus.COMPLETED);
        return talked ? seconds : null;
    }
}
