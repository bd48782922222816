package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a campaign's leads have come: absolute values, so that any record replaces all before it.
 * Every lead counts in exactly one of pending, dispatched, waiting, completed, skipped and
 * excluded.
 *
 * @param revision rises with every change; a lower one than seen is stale
 * @param pendingLeads leads that are still to be handed to the dialer
 * @param dispatchedLeads leads that are with the dialer
 * @param callingLeads those of the dispatched ones whose call has begun
 * @param waitingLeads leads that are called again later
 * @param completedLeads leads that were reached, or that have no attempt left
 * @param skippedLeads leads that were dropped when the campaign stopped
 * @param excludedLeads leads that a rule forbids to call
 * @param nextAttemptAt when the first of the waiting ones is due; null when none waits
 */
public record LeadProgressChanged(
        String eventId,
        String campaignId,
        String userId,
        long revision,
        Instant recordedAt,
        long totalLeads,
        long pendingLeads,
        long dispatchedLeads,
        long callingLeads,
        long waitingLeads,
        long completedLeads,
        long skippedLeads,
        long excludedLeads,
        @Nullable Instant nextAttemptAt)
        implements Event {

    public LeadProgressChanged {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(campaignId, "campaignId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(recordedAt, "recordedAt");
    }

    @Override
    @JsonIgnore
    public String topic() {
        return Topics.CAMPAIGN_PROGRESS;
    }

    @Override
    @JsonIgnore
    public String key() {
        return campaignId;
    }

    /** The id of the progress of a campaign at a revision. */
    public static String eventId(String campaignId, long revision) {
        return campaignId + ":progress:" + revision;
    }
}
