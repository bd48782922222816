package io.dialstream.campaigns.lead;

import io.dialstream.events.CallStatus;
import org.jspecify.annotations.Nullable;

/** A lead as its user sees it. */
public record LeadView(
        String id,
        String name,
        String phoneNumber,
        LeadStatus status,
        @Nullable String callId,
        @Nullable CallStatus outcome,
        int attempts) {

    public static LeadView of(Lead lead) {
        return new LeadView(
                lead.leadId(),
                lead.name(),
                lead.phoneNumber().e164(),
                lead.status(),
                lead.visibleCallId(),
                lead.outcome(),
                lead.attempts());
    }
}
