package io.dialstream.campaigns.lead;

import static io.dialstream.campaigns.lead.LeadStatus.DISPATCHED;
import static io.dialstream.campaigns.lead.LeadStatus.DONE;
import static io.dialstream.campaigns.lead.LeadStatus.EXCLUDED;
import static io.dialstream.campaigns.lead.LeadStatus.PENDING;
import static io.dialstream.campaigns.lead.LeadStatus.SKIPPED;
import static io.dialstream.campaigns.lead.LeadStatus.WAITING;

import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.campaigns.rules.WaitReason;
import io.dialstream.events.CallStatus;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one call did to a lead. Updates are written again after a crash and can be overtaken, so
 * each says what it may replace: everything about a lower attempt, and these statuses of its own.
 * That a lead waits for {@link WaitReason#RETRY} was decided once and for all, so that is replaced
 * by nothing of its own attempt.
 *
 * @param attempt the number of the call
 * @param attempts those that have ended, as far as they were attempts
 * @param overrides the statuses of the same attempt that it replaces
 * @param nextAttemptAt only of WAITING
 * @param reason only of WAITING and EXCLUDED
 */
public record LeadUpdate(
        String campaignId,
        int position,
        int attempt,
        Attempts attempts,
        Set<LeadStatus> overrides,
        LeadStatus status,
        @Nullable String callId,
        @Nullable CallStatus outcome,
        @Nullable Instant nextAttemptAt,
        @Nullable String reason) {

    /** The lead that an update is about, and its call. */
    public record Of(String campaignId, int position, int attempt, Attempts attempts) {

        private LeadUpdate to(
                LeadStatus status,
                @Nullable String callId,
                @Nullable CallStatus outcome,
                Set<LeadStatus> overrides) {
            return new LeadUpdate(
                    campaignId,
                    position,
                    attempt,
                    attempts,
                    overrides,
                    status,
                    callId,
                    outcome,
                    null,
                    null);
        }
    }

    /** Handed to the dialer. */
    public static LeadUpdate dispatched(Of lead, String callId) {
        return lead.to(DISPATCHED, callId, null, Set.of());
    }

    /** Dropped by a stop while it waited at the dialer. */
    public static LeadUpdate withdrawn(Of lead, String callId) {
        return lead.to(SKIPPED, callId, null, Set.of(DISPATCHED));
    }

    /**
     * Withdrawn, but the dialer was placing the call at that very moment: it is called after all.
     */
    public static LeadUpdate revived(Of lead, String callId) {
        return lead.to(DISPATCHED, callId, null, Set.of(SKIPPED));
    }

    /** Its call has ended, and it gets no other. */
    public static LeadUpdate done(Of lead, String callId, CallStatus outcome) {
        return lead.to(DONE, callId, outcome, Set.of(PENDING, DISPATCHED, WAITING, SKIPPED));
    }

    /**
     * Its call has ended, and it gets another one. Whoever writes this has saved it before: so it
     * replaces what others have made of the same end.
     *
     * @param at the earliest moment of that
     */
    public static LeadUpdate triedAgain(
            Of lead, @Nullable String callId, @Nullable CallStatus outcome, Instant at) {
        return lead.to(
                        WAITING,
                        callId,
                        outcome,
                        Set.of(PENDING, DISPATCHED, WAITING, SKIPPED, DONE))
                .because(at, WaitReason.RETRY.name());
    }

    /** It waited for another call and gets none. */
    public static LeadUpdate givenUp(
            Of lead, @Nullable String callId, @Nullable CallStatus outcome) {
        return withoutCall(lead).to(DONE, callId, outcome, Set.of());
    }

    /** A rule forbids to call it, before its first call or its next one. */
    public static LeadUpdate excluded(
            Of lead, @Nullable String callId, @Nullable CallStatus outcome, String reason) {
        return withoutCall(lead).to(EXCLUDED, callId, outcome, Set.of()).because(null, reason);
    }

    /** It is to be called, and a rule puts that off. */
    public static LeadUpdate putOff(
            Of lead,
            @Nullable String callId,
            @Nullable CallStatus outcome,
            Instant until,
            String reason) {
        var waiting =
                lead.attempt() == 0
                        ? lead.to(WAITING, callId, outcome, Set.of(PENDING, WAITING))
                        : withoutCall(lead).to(WAITING, callId, outcome, Set.of());
        return waiting.because(until, reason);
    }

    /** By a number that no call of it has: so nothing about one replaces it. */
    private static Of withoutCall(Of lead) {
        return new Of(lead.campaignId, lead.position, lead.attempt + 1, lead.attempts);
    }

    /**
     * Handed back by the dialer, nobody having been called: it waits for another attempt.
     *
     * @param at the earliest moment of that
     * @param reason see {@link io.dialstream.events.Endings}
     */
    public static LeadUpdate returned(Of lead, Instant at, @Nullable String reason) {
        return lead.to(WAITING, null, null, Set.of(DISPATCHED)).because(at, reason);
    }

    /** Handed back by the dialer after a stop; the stop may have come while that was written. */
    public static LeadUpdate dropped(Of lead) {
        return lead.to(SKIPPED, null, null, Set.of(PENDING, DISPATCHED, WAITING, SKIPPED));
    }

    /** With the last call that was an attempt, nothing having come of the one that it is about. */
    public LeadUpdate showing(@Nullable String lastCallId, @Nullable CallStatus lastOutcome) {
        return new LeadUpdate(
                campaignId,
                position,
                attempt,
                attempts,
                overrides,
                status,
                lastCallId,
                lastOutcome,
                nextAttemptAt,
                reason);
    }

    private LeadUpdate because(@Nullable Instant at, @Nullable String why) {
        return new LeadUpdate(
                campaignId,
                position,
                attempt,
                attempts,
                overrides,
                status,
                callId,
                outcome,
                at,
                why);
    }

    /** Whether nothing of its own attempt replaces what it says. */
    public boolean isDefinite() {
        return WaitReason.RETRY.name().equals(reason);
    }

    boolean appliesTo(Lead lead) {
        return lead.attempt() < attempt
                || (lead.attempt() == attempt
                        && overrides.contains(lead.status())
                        && (isDefinite() || !WaitReason.RETRY.name().equals(lead.reason())));
    }
}
