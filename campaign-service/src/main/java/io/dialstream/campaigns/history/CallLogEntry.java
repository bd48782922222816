package io.dialstream.campaigns.history;

import io.dialstream.events.CallIds;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That a call reached a status, once.
 *
 * @param event a call status, or RAW for a word of the provider that we do not know
 * @param timestamp when it was recorded
 * @param details one sentence for people
 * @param data the provider's fields as received
 * @param attempt which call to its lead it is about, from 1; null of a call that came in
 */
public record CallLogEntry(
        String id,
        String callId,
        @Nullable String campaignId,
        @Nullable String leadId,
        @Nullable String leadName,
        @Nullable String phoneNumber,
        String event,
        Instant timestamp,
        @Nullable String details,
        Map<String, String> data,
        @Nullable Integer durationSeconds,
        @Nullable String voipProvider,
        @Nullable Integer attempt) {

    /** An older call log does not say the attempt; the id does. Nobody called in then. */
    public CallLogEntry {
        attempt =
                attempt == null && leadId != null
                        ? Integer.valueOf(CallIds.attemptOf(callId))
                        : attempt;
    }
}
