package io.dialstream.campaigns.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * What a dispatch counts of the leads and calls that it has done with; what is still to be done, it
 * knows by name.
 *
 * @param done leads that are DONE
 * @param waiting leads that are WAITING: they are stored with the leads, as there may be many
 * @param excluded leads that are EXCLUDED, those that were when the dispatch began among them
 * @param endedCalls calls that have ended, whatever that meant for their lead; null when the
 *     version that dispatched some of them did not count
 */
public record LeadCounts(int done, int waiting, int excluded, @Nullable Integer endedCalls) {

    static final LeadCounts NONE = new LeadCounts(0, 0, 0, 0);

    /** A call has ended, whatever becomes of its lead. */
    LeadCounts withEndedCall() {
        return new LeadCounts(
                done,
                waiting,
                excluded,
                endedCalls == null ? null : Integer.valueOf(endedCalls + 1));
    }

    /** A lead is DONE. */
    LeadCounts withDoneLead() {
        return new LeadCounts(done + 1, waiting, excluded, endedCalls);
    }

    /** So many more leads are WAITING, or fewer. */
    LeadCounts withWaitingLeads(int more) {
        return new LeadCounts(done, waiting + more, excluded, endedCalls);
    }

    /** So many leads more are EXCLUDED. */
    LeadCounts withExcludedLeads(int more) {
        return new LeadCounts(done, waiting, excluded + more, endedCalls);
    }

    /** So many of those that were taken for DONE are WAITING. */
    LeadCounts takingForWaiting(int some) {
        return new LeadCounts(done - some, some, excluded, endedCalls);
    }

    /** None is WAITING any more. */
    LeadCounts withoutWaitingLeads() {
        return new LeadCounts(done, 0, excluded, endedCalls);
    }
}
