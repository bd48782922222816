package io.dialstream.campaigns.campaign;

import io.dialstream.events.LeadProgressChanged;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a campaign's leads have come, as its dispatch counts them. Each is in exactly one of the
 * states.
 *
 * @param revision which version of the dispatch this is
 * @param pending to be handed to the dialer
 * @param dispatched with the dialer
 * @param calling those of the dispatched ones whose call has begun
 * @param waiting called again later
 * @param done reached, or without an attempt left
 * @param skipped dropped by a stop that the dispatch has heard of
 * @param excluded not to be called, a rule says
 * @param nextAttemptAt when the first of the waiting ones is due; null when none waits
 */
public record LeadProgress(
        long revision,
        long pending,
        long dispatched,
        long calling,
        long waiting,
        long done,
        long skipped,
        long excluded,
        @Nullable Instant nextAttemptAt) {

    public static LeadProgress of(LeadProgressChanged event) {
        return new LeadProgress(
                event.revision(),
                event.pendingLeads(),
                event.dispatchedLeads(),
                event.callingLeads(),
                event.waitingLeads(),
                event.completedLeads(),
                event.skippedLeads(),
                event.excludedLeads(),
                event.nextAttemptAt());
    }

    /** Whether another version says the same of the leads that are not on their way. */
    public boolean settledAs(LeadProgress other) {
        return done == other.done
                && waiting == other.waiting
                && skipped == other.skipped
                && excluded == other.excluded
                && Objects.equals(nextAttemptAt, other.nextAttemptAt);
    }

    /** The newer one of two versions; this one when they are the same. */
    public LeadProgress orNewer(@Nullable LeadProgress other) {
        return other != null && other.revision > revision ? other : this;
    }
}
