package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.events.CallStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a rule has decided about a lead, which may not know it yet: it is kept until the lead
 * certainly does.
 *
 * @param attempt the number of its last call
 * @param attempts those that it has had
 * @param callId of its last call
 * @param outcome of that
 * @param nextAttemptAt when it is called again; null when it is not
 */
public record Settled(
        int position,
        int attempt,
        Attempts attempts,
        @Nullable String callId,
        @Nullable CallStatus outcome,
        @Nullable Instant nextAttemptAt) {

    LeadUpdate update(String campaignId) {
        var lead = new LeadUpdate.Of(campaignId, position, attempt, attempts);
        return nextAttemptAt == null
                ? LeadUpdate.givenUp(lead, callId, outcome)
                : LeadUpdate.triedAgain(lead, callId, outcome, nextAttemptAt);
    }
}
