package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.lead.Lead;
import io.dialstream.events.CampaignEvent;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is stored.
 *
 * @param revision how many moves it has made
 * @param progress how far its leads have come; null as long as none was handed to the dialer, and
 *     of a campaign that a version has stopped which did not count leads
 * @param stats the numbers of its calls
 * @param pendingEvents the events of its latest moves, oldest first, as long as the event log has
 *     not acknowledged them: the campaign is its own outbox
 */
public record Campaign(
        String id,
        String userId,
        String agentId,
        String name,
        CampaignStatus status,
        @Nullable String statusReason,
        int totalLeads,
        int maxConcurrentCalls,
        long revision,
        @Nullable LeadProgress progress,
        CampaignStats stats,
        CampaignTimes times,
        List<CampaignEvent> pendingEvents) {

    public Campaign {
        pendingEvents = List.copyOf(pendingEvents);
    }

    /** A campaign that has not made a move yet. */
    public static Campaign planned(
            String id,
            String userId,
            String agentId,
            String name,
            int totalLeads,
            int maxConcurrentCalls,
            Instant now) {
        return new Campaign(
                id,
                userId,
                agentId,
                name,
                CampaignStatus.PENDING,
                null,
                totalLeads,
                maxConcurrentCalls,
                0,
                null,
                CampaignStats.NONE,
                CampaignTimes.createdAt(now),
                List.of());
    }

    /** Leads that are DONE. */
    public long completedLeads() {
        return progress == null ? stats.completedLeads() : progress.done();
    }

    /**
     * Leads that a stop has dropped: never called, and never will be. The dispatch may not have
     * heard of it yet, but what waits at the dialer is dropped as well.
     */
    public long skippedLeads() {
        return hasDroppedTheRest() ? Math.max(0, totalLeads - completedLeads() - neither()) : 0;
    }

    /** Leads that a stop neither drops nor finds DONE. */
    private long neither() {
        return progress == null ? stats.inFlightCalls() : progress.calling() + progress.excluded();
    }

    /** Leads that are called again later. */
    public long waitingLeads() {
        return progress == null || hasDroppedTheRest() ? 0 : progress.waiting();
    }

    /** Leads that a rule forbids to call. */
    public long excludedLeads() {
        return progress == null ? 0 : progress.excluded();
    }

    /** When the first of the waiting leads is due; null when none waits. */
    public @Nullable Instant nextAttemptAt() {
        return progress == null || hasDroppedTheRest() ? null : progress.nextAttemptAt();
    }

    /**
     * One of its leads as its user sees it: what still waits for its turn after a stop is dropped.
     */
    public Lead seen(Lead lead) {
        return hasDroppedTheRest() ? lead.droppedByStop() : lead;
    }

    /** Whether what was not sent never will be. */
    boolean hasDroppedTheRest() {
        return switch (status) {
            case STOPPED, FAILED -> true;
            case PENDING, RUNNING, PAUSED, COMPLETED -> false;
        };
    }

    /** This campaign with the newer one of its own numbers and these. */
    public Campaign withStats(CampaignStats other) {
        var newer = stats.orNewer(other);
        return newer.equals(stats)
                ? this
                : with(revision, status, statusReason, newer, times, pendingEvents);
    }

    /** This campaign with the newer one of its own progress and this. */
    public Campaign withProgress(@Nullable LeadProgress other) {
        var newer = progress == null ? other : progress.orNewer(other);
        return new Campaign(
                id,
                userId,
                agentId,
                name,
                status,
                statusReason,
                totalLeads,
                maxConcurrentCalls,
                revision,
                newer,
                stats,
                times,
                pendingEvents);
    }

    /** This campaign with so many leads more. */
    Campaign withMoreLeads(int more) {
        return new Campaign(
                id,
                userId,
                agentId,
                name,
                status,
                statusReason,
                totalLeads + more,
                maxConcurrentCalls,
                revision,
                progress,
                stats,
                times,
                pendingEvents);
    }

    /** This campaign, with all that has happened acknowledged by the event log. */
    public Campaign withoutPendingEvents() {
        return pendingEvents.isEmpty()
                ? this
                : with(revision, status, statusReason, stats, times, List.of());
    }

    Campaign moved(
            CampaignStatus next, @Nullable String reason, CampaignTimes when, CampaignEvent event) {
        var pending = Stream.concat(pendingEvents.stream(), Stream.of(event)).toList();
        return with(event.revision(), next, reason, stats, when, pending);
    }

    private Campaign with(
            long revision,
            CampaignStatus status,
            @Nullable String statusReason,
            CampaignStats stats,
            CampaignTimes times,
            List<CampaignEvent> pendingEvents) {
        return new Campaign(
                id,
                userId,
                agentId,
                name,
                status,
                statusReason,
                totalLeads,
                maxConcurrentCalls,
                revision,
                progress,
                stats,
                times,
                pendingEvents);
    }
}
