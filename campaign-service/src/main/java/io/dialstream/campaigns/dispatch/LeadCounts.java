package io.dialstream.campaigns.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * What a dispatch counts of the leads and calls that it has done with; what is still to be done, it
 * knows by name.
 *
 * @param done leads that are DONE
 * @param waiting leads that are WAITING: they are stored with the leads, as there may be many
 * @param endedCalls calls that have ended, whatever that meant for their lead; null when the
 *     version that dispatched some of them did not count
 */
public record LeadCounts(int done, int waiting, @Nullable Integer endedCalls) {

    static final LeadCounts NONE = new LeadCounts(0, 0, 0);

    /** A call has ended, whatever becomes of its lead. */
    LeadCounts withEndedCall() {
        return new LeadCounts(
                done, waiting, endedCalls == null ? null : Integer.valueOf(endedCalls + 1));
    }

    /** A call has ended, and its lead is DONE. */
    LeadCounts withDoneLead() {
        return new LeadCounts(done + 1, waiting, withEndedCall().endedCalls);
    }

    /** A lead is DONE, and no call has ended. */
    LeadCounts withGivenUpLead() {
        return new LeadCounts(done + 1, waiting, endedCalls);
    }

    /** A call has ended, and its lead is WAITING. */
    LeadCounts withWaitingLead() {
        return new LeadCounts(done, waiting + 1, withEndedCall().endedCalls);
    }

    /** A lead that was WAITING is called again. */
    LeadCounts withoutWaitingLead() {
        return new LeadCounts(done, waiting - 1, endedCalls);
    }

    /** So many of those that were taken for DONE are WAITING. */
    LeadCounts withWaitingLeads(int some) {
        return new LeadCounts(done - some, some, endedCalls);
    }

    /** None is WAITING any more. */
    LeadCounts withoutWaitingLeads() {
        return new LeadCounts(done, 0, endedCalls);
    }
}
