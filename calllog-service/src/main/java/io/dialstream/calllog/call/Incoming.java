package io.dialstream.calllog.call;

import io.dialstream.events.CallMatch;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.IncomingCallChanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a call has that came in, and none that we place: decided when it begins, and the same ever
 * after.
 *
 * @param begunAt when its first event was recorded, milliseconds: lists are sorted by it
 * @param matchedBy how the call was found that it returns
 * @param returnsCallId the call that it returns; null exactly with {@link CallMatch#NONE}
 */
public record Incoming(Instant begunAt, CallMatch matchedBy, @Nullable String returnsCallId) {

    public Incoming {
        if ((matchedBy == CallMatch.NONE) != (returnsCallId == null)) {
            throw new IllegalArgumentException("matchedBy " + matchedBy + ", " + returnsCallId);
        }
    }

    /**
     * An event as a callback about a call that we place would say it: a call and its log take both
     * alike.
     */
    public static CallStatusChanged callback(IncomingCallChanged event) {
        return new CallStatusChanged(
                event.eventId(),
                event.callId(),
                null,
                null,
                null,
                null,
                null,
                event.status(),
                event.occurredAt(),
                event.recordedAt(),
                event.provider(),
                event.providerCallId(),
                event.sequence(),
                event.durationSeconds(),
                event.reason(),
                event.detail(),
                null,
                null,
                event.ourNumber(),
                event.data());
    }
}
