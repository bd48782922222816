package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.rules.CallPolicy;
import io.dialstream.campaigns.rules.LeadFacts;
import io.dialstream.campaigns.rules.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a decision knows besides the dispatch as it stands.
 *
 * @param read of the leads that may be called
 * @param before as it was before the decision
 */
record Known(DispatchInput.LeadsRead read, Dispatch before, Instant now) {

    /** What some leads may not know yet. */
    List<Settled> unknown() {
        return before.settled();
    }

    /** Whether a lead is to be left out since it may not say yet what has become of it. */
    boolean isBehind(Dispatch dispatch, Candidate candidate) {
        var lead = candidate.lead();
        return before.isInFlight(lead)
                || dispatch.isInFlight(lead)
                || dispatch.isSettled(lead.position())
                || unknown().stream().anyMatch(one -> one.position() == lead.position());
    }

    /** What a lead may not know yet. */
    Optional<Settled> unknown(int position) {
        return unknown().stream().filter(one -> one.position() == position).findFirst();
    }

    /**
     * Whether a lead that has called back, and is in no dispatch's hands, says that it is in the
     * dialer's: then somebody has saved the dispatch since it was read, and will win.
     */
    boolean isOvertaken(Dispatch dispatch, int position) {
        var lead = read.calledBack().get(position);
        return lead != null
                && lead.status() == LeadStatus.DISPATCHED
                && !before.isInFlight(lead)
                && !dispatch.isSettled(position)
                && unknown(position).isEmpty();
    }

    Verdict verdict(Candidate candidate) {
        return CallPolicy.verdict(candidate.facts(), now);
    }

    /** About a lead that was sent before. What nobody has looked at must not be called. */
    Verdict verdict(int position) {
        return CallPolicy.verdict(facts(position), now);
    }

    LeadFacts facts(int position) {
        return read.sent().getOrDefault(position, LeadFacts.UNKNOWN);
    }

    /** About a lead that is with the dialer. */
    Verdict verdict(InFlight entry, Instant at) {
        return CallPolicy.verdict(facts(entry.position()).besides(entry.callId()), at);
    }

    /** Until when it may be called; null when it must not be now, or at all. */
    @Nullable Instant callableUntil(Dispatch dispatch, InFlight entry) {
        return !dispatch.isCancelled(entry)
                        && verdict(entry, now) instanceof Verdict.Callable(var until)
                ? until
                : null;
    }
}
