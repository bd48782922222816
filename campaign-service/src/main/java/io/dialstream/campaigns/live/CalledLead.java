package io.dialstream.campaigns.live;

import io.dialstream.campaigns.lead.Leads;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who is called. */
record CalledLead(String id, String name) {

    /** {@code <campaignId>-<position>-<attempt>}, see the dispatch. */
    private static final Pattern CALL_ID = Pattern.compile("(.+)-([1-9][0-9]{0,8})-[1-9][0-9]*");

    /** Looks up whose call it is; empty for a call that is none of the campaign's. */
    static Optional<CalledLead> of(String campaignId, String callId, Leads leads) {
        var parts = CALL_ID.matcher(callId);
        if (!parts.matches() || !parts.group(1).equals(campaignId)) {
            return Optional.empty();
        }
        var position = Integer.parseInt(parts.group(2));
        return leads.find(campaignId, List.of(position)).stream()
                .findFirst()
                .map(lead -> new CalledLead(lead.leadId(), lead.name()));
    }
}
