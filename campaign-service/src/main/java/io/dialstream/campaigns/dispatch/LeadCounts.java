package io.dialstream.campaigns.dispatch;

import org.jspecify.annotations.Nullable;

/**
 * What a dispatch counts of the leads and calls that it has done with; what is still to be done, it
 * knows by name.
 *
 * @param done leads that are DONE
 * @param endedCalls calls that have ended, whatever that meant for their lead; null when the
 *     version that dispatched some of them did not count
 */
public record LeadCounts(int done, @Nullable Integer endedCalls) {

    static final LeadCounts NONE = new LeadCounts(0, 0);

    /** A call has ended, and its lead is called again. */
    LeadCounts withEndedCall() {
        return new LeadCounts(done, endedCalls == null ? null : Integer.valueOf(endedCalls + 1));
    }

    /** A call has ended, and its lead is DONE. */
    LeadCounts withDoneLead() {
        return new LeadCounts(done + 1, withEndedCall().endedCalls);
    }
}
