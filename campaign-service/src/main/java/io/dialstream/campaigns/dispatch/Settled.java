package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.events.CallStatus;
import java.time.Instant;
import java.util.Optional;
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
 * @param unplaced whether nothing has come of the call with that number
 * @param reason why it is EXCLUDED, or put off after it had waited; null when neither is the case
 */
public record Settled(
        int position,
        int attempt,
        Attempts attempts,
        @Nullable String callId,
        @Nullable CallStatus outcome,
        @Nullable Instant nextAttemptAt,
        @Nullable String reason,
        boolean unplaced) {

    /** About a lead that is not with the dialer. */
    static Settled of(Lead lead, @Nullable Instant nextAttemptAt, @Nullable String reason) {
        return new Settled(
                lead.position(),
                lead.attempt(),
                lead.tried(),
                lead.callId(),
                lead.outcome(),
                nextAttemptAt,
                reason,
                lead.callId() == null);
    }

    /** About a lead that was with the dialer, of which nothing has come. */
    static Settled withoutCall(
            InFlight entry, @Nullable Instant nextAttemptAt, @Nullable String reason) {
        return new Settled(
                entry.position(),
                entry.attempt(),
                entry.attempts(),
                entry.lastCallId(),
                entry.lastOutcome(),
                nextAttemptAt,
                reason,
                true);
    }

    /** About the same lead, which waits by that: it is called no more. */
    Settled givenUp() {
        return new Settled(position, told(), attempts, callId, outcome, null, null, false);
    }

    /** The attempt that the lead has by this, see {@link LeadUpdate#putOff}. */
    private int told() {
        return reason == null || attempt == 0 ? attempt : attempt + 1;
    }

    /** The call that came to nothing by that; empty when there was none. */
    Optional<DispatchEffect.GiveBack> unplaced(String campaignId) {
        return unplaced && attempt > 0
                ? Optional.of(
                        new DispatchEffect.GiveBack(
                                position, Dispatch.callId(campaignId, position, attempt)))
                : Optional.empty();
    }

    LeadUpdate update(String campaignId) {
        var lead = new LeadUpdate.Of(campaignId, position, attempt, attempts);
        if (nextAttemptAt == null) {
            return reason == null
                    ? LeadUpdate.givenUp(lead, callId, outcome)
                    : LeadUpdate.excluded(lead, callId, outcome, reason);
        }
        return reason == null
                ? LeadUpdate.triedAgain(lead, callId, outcome, nextAttemptAt)
                : LeadUpdate.putOff(lead, callId, outcome, nextAttemptAt, reason);
    }
}
