package io.dialstream.calllog.call;

import io.dialstream.events.CallStatusChanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended: the facts of the first final event, which no later one changes.
 *
 * @param providerSeconds talk time as the provider measured it
 * @param leadReturned the lead is dialled again with another call
 * @param offset where that event lies in its partition
 */
public record Ending(
        Instant endedAt,
        @Nullable String reason,
        @Nullable Integer providerSeconds,
        boolean leadReturned,
        long offset) {

    static Ending of(CallStatusChanged event, long offset) {
        return new Ending(
                Call.momentOf(event),
                event.reason(),
                event.durationSeconds(),
                event.leadReturned(),
                offset);
    }
}
