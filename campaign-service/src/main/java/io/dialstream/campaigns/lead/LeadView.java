package io.dialstream.campaigns.lead;

import io.dialstream.events.CallStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead as its user sees it.
 *
 * @param data as it was given
 * @param nextAttemptAt when it is called again at the earliest; null unless it is WAITING
 * @param reason why it is WAITING or EXCLUDED; null in any other status
 * @param timeZone that it came with; null for none
 * @param optedOut whether the callee has asked, by a key, not to be called again
 * @param calledBack whether it has called back and was answered
 */
public record LeadView(
        String id,
        String name,
        String phoneNumber,
        LeadStatus status,
        @Nullable String callId,
        @Nullable CallStatus outcome,
        int attempts,
        Map<String, Object> data,
        @Nullable Instant nextAttemptAt,
        @Nullable String reason,
        @Nullable String timeZone,
        boolean optedOut,
        boolean calledBack) {

    public static LeadView of(Lead lead) {
        return new LeadView(
                lead.leadId(),
                lead.name(),
                lead.phoneNumber().e164(),
                lead.status(),
                lead.visibleCallId(),
                lead.outcome(),
                lead.attempts(),
                lead.data(),
                lead.nextAttemptAt(),
                lead.reason(),
                lead.timeZone(),
                lead.optedOut(),
                lead.calledBack());
    }
}
