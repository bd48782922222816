package io.dialstream.campaigns.lead;

import static io.dialstream.campaigns.lead.LeadStatus.DISPATCHED;
import static io.dialstream.campaigns.lead.LeadStatus.DONE;
import static io.dialstream.campaigns.lead.LeadStatus.PENDING;
import static io.dialstream.campaigns.lead.LeadStatus.SKIPPED;
import static io.dialstream.campaigns.lead.LeadStatus.WAITING;

import io.dialstream.events.CallStatus;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt did to a lead. Updates are written again after a crash and can be overtaken, so
 * each says what it may replace: everything about a lower attempt, and these statuses of its own.
 *
 * @param overrides the statuses of the same attempt that it replaces
 * @param nextAttemptAt only of WAITING
 * @param reason only of WAITING
 */
public record LeadUpdate(
        String campaignId,
        int position,
        int attempt,
        Set<LeadStatus> overrides,
        LeadStatus status,
        @Nullable String callId,
        @Nullable CallStatus outcome,
        @Nullable Instant nextAttemptAt,
        @Nullable String reason) {

    private LeadUpdate(
            String campaignId,
            int position,
            int attempt,
            Set<LeadStatus> overrides,
            LeadStatus status,
            @Nullable String callId,
            @Nullable CallStatus outcome) {
        this(campaignId, position, attempt, overrides, status, callId, outcome, null, null);
    }

    /** Handed to the dialer. */
    public static LeadUpdate dispatched(
            String campaignId, int position, int attempt, String callId) {
        return new LeadUpdate(campaignId, position, attempt, Set.of(), DISPATCHED, callId, null);
    }

    /** Dropped by a stop while it waited at the dialer. */
    public static LeadUpdate withdrawn(
            String campaignId, int position, int attempt, String callId) {
        return new LeadUpdate(
                campaignId, position, attempt, Set.of(DISPATCHED), SKIPPED, callId, null);
    }

    /**
     * Withdrawn, but the dialer was placing the call at that very moment: it is called after all.
     */
    public static LeadUpdate revived(String campaignId, int position, int attempt, String callId) {
        return new LeadUpdate(
                campaignId, position, attempt, Set.of(SKIPPED), DISPATCHED, callId, null);
    }

    /** Its call has ended. */
    public static LeadUpdate done(
            String campaignId, int position, int attempt, String callId, CallStatus outcome) {
        return new LeadUpdate(
                campaignId,
                position,
                attempt,
                Set.of(PENDING, DISPATCHED, WAITING, SKIPPED),
                DONE,
                callId,
                outcome);
    }

    /**
     * Handed back by the dialer, nobody having been called: it waits for another attempt.
     *
     * @param at the earliest moment of that
     * @param reason see {@link io.dialstream.events.Endings}
     */
    public static LeadUpdate returned(
            String campaignId, int position, int attempt, Instant at, @Nullable String reason) {
        return new LeadUpdate(
                campaignId, position, attempt, Set.of(DISPATCHED), WAITING, null, null, at, reason);
    }

    /** Handed back by the dialer after a stop; the stop may have come while that was written. */
    public static LeadUpdate dropped(String campaignId, int position, int attempt) {
        return new LeadUpdate(
                campaignId,
                position,
                attempt,
                Set.of(PENDING, DISPATCHED, WAITING, SKIPPED),
                SKIPPED,
                null,
                null);
    }

    boolean appliesTo(int leadAttempt, LeadStatus leadStatus) {
        return leadAttempt < attempt || (leadAttempt == attempt && overrides.contains(leadStatus));
    }
}
