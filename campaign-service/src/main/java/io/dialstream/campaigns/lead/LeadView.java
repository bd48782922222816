package io.dialstream.campaigns.lead;

import io.dialstream.events.CallStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead as its user sees it.
 *
 * @param data as it was given
 */
public record LeadView(
        String id,
        String name,
        String phoneNumber,
        LeadStatus status,
        @Nullable String callId,
        @Nullable CallStatus outcome,
        int attempts,
        Map<String, Object> data) {

    public static LeadView of(Lead lead) {
        return new LeadView(
                lead.leadId(),
                lead.name(),
                lead.phoneNumber().e164(),
                lead.status(),
                lead.visibleCallId(),
                lead.outcome(),
                lead.attempts(),
                lead.data());
    }
}
