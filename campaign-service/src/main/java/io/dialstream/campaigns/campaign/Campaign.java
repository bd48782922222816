package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.Place;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.events.CampaignEvent;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is stored.
 *
 * @param providers whom its calls are placed with
 * @param rules whom it may call, and when
 * @param places where its leads are, as far as their time is concerned; each has its number here
 * @param placeCounts how many leads came in at those
 * @param excludedAtFirst leads that a rule has excluded when they came in
 * @param revision how many moves it has made, and how often its settings were changed
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
        int excludedAtFirst,
        int maxConcurrentCalls,
        ProviderChoice providers,
        Rules rules,
        List<Place> places,
        PlaceCounts placeCounts,
        long revision,
        @Nullable LeadProgress progress,
        CampaignStats stats,
        CampaignTimes times,
        List<CampaignEvent> pendingEvents) {

    public Campaign {
        places = List.copyOf(places);
        pendingEvents = List.copyOf(pendingEvents);
    }

    /** A campaign that has not made a move yet, on whatever account is usual. */
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
                0,
                maxConcurrentCalls,
                ProviderChoice.USUAL,
                Rules.NONE,
                List.of(),
                PlaceCounts.NONE,
                0,
                null,
                CampaignStats.NONE,
                CampaignTimes.createdAt(now),
                List.of());
    }

    /** The same, on these accounts. */
    public Campaign with(ProviderChoice chosen) {
        return with(next ->
                next.settings = new CampaignSettings(name, maxConcurrentCalls, chosen, rules));
    }

    /** The same, by these rules. */
    public Campaign with(Rules posted) {
        return with(next ->
                next.settings = new CampaignSettings(name, maxConcurrentCalls, providers, posted));
    }

    /** What of it can be changed. */
    public CampaignSettings settings() {
        return new CampaignSettings(name, maxConcurrentCalls, providers, rules);
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
        return progress == null
                ? stats.inFlightCalls() + excludedAtFirst
                : progress.calling() + progress.excluded();
    }

    /** Leads that nobody was called for, and that are not with the dialer. */
    public long pendingLeads() {
        if (hasDroppedTheRest()) {
            return 0;
        }
        return progress == null ? totalLeads - excludedAtFirst : progress.pending();
    }

    /** Leads that are called again later. */
    public long waitingLeads() {
        return progress == null || hasDroppedTheRest() ? 0 : progress.waiting();
    }

    /** Leads that a rule forbids to call. */
    public long excludedLeads() {
        return progress == null ? excludedAtFirst : progress.excluded();
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
        return newer.equals(stats) ? this : with(next -> next.stats = newer);
    }

    /** This campaign with the newer one of its own progress and this. */
    public Campaign withProgress(@Nullable LeadProgress other) {
        return with(next -> next.progress = progress == null ? other : progress.orNewer(other));
    }

    /** This campaign with so many leads more, of which so many are EXCLUDED. */
    Campaign withMoreLeads(int more, int excluded) {
        return with(next -> next.totalLeads += more).withExcludedLeads(excluded);
    }

    /** This campaign with so many of its leads EXCLUDED. */
    Campaign withExcludedLeads(int more) {
        return with(next -> next.excludedAtFirst += more);
    }

    /** This campaign with all places where its leads are. */
    Campaign withPlaces(List<Place> all, PlaceCounts counts) {
        return with(next -> {
            next.places = all;
            next.placeCounts = counts;
        });
    }

    /** This campaign, with all that has happened acknowledged by the event log. */
    public Campaign withoutPendingEvents() {
        return pendingEvents.isEmpty() ? this : with(next -> next.pendingEvents = List.of());
    }

    Campaign moved(
            CampaignStatus to, @Nullable String reason, CampaignTimes when, CampaignEvent event) {
        return with(next -> {
            next.revision = event.revision();
            next.status = to;
            next.statusReason = reason;
            next.times = when;
            next.pendingEvents = Stream.concat(pendingEvents.stream(), Stream.of(event)).toList();
        });
    }

    /** Its revision counts changes, too; the event is null where nobody has to know of it yet. */
    Campaign changed(CampaignSettings to, @Nullable CampaignEvent event) {
        return with(next -> {
            next.revision++;
            next.settings = to;
            next.pendingEvents =
                    Stream.concat(pendingEvents.stream(), Stream.ofNullable(event)).toList();
        });
    }

    /** What may change of it, as it is until then. */
    private final class Next {
        private CampaignSettings settings = settings();
        private List<Place> places = Campaign.this.places;
        private PlaceCounts placeCounts = Campaign.this.placeCounts;
        private CampaignStatus status = Campaign.this.status;
        private @Nullable String statusReason = Campaign.this.statusReason;
        private int totalLeads = Campaign.this.totalLeads;
        private int excludedAtFirst = Campaign.this.excludedAtFirst;
        private long revision = Campaign.this.revision;
        private @Nullable LeadProgress progress = Campaign.this.progress;
        private CampaignStats stats = Campaign.this.stats;
        private CampaignTimes times = Campaign.this.times;
        private List<CampaignEvent> pendingEvents = Campaign.this.pendingEvents;
    }

    private Campaign with(Consumer<Next> change) {
        var next = new Next();
        change.accept(next);
        return new Campaign(
                id,
                userId,
                agentId,
                next.settings.name(),
                next.status,
                next.statusReason,
                next.totalLeads,
                next.excludedAtFirst,
                next.settings.maxConcurrentCalls(),
                next.settings.providers(),
                next.settings.rules(),
                next.places,
                next.placeCounts,
                next.revision,
                next.progress,
                next.stats,
                next.times,
                next.pendingEvents);
    }
}
