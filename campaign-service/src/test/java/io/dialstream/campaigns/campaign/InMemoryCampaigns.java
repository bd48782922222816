package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.rules.Place;
import io.dialstream.events.CampaignSettingsChanged;
import io.dialstream.foundation.paging.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Campaigns in memory. */
public final class InMemoryCampaigns implements Campaigns {

    private static final Comparator<Campaign> NEWEST_FIRST =
            Comparator.<Campaign, Instant>comparing(it -> it.times().createdAt())
                    .thenComparing(Campaign::id)
                    .reversed();

    private final Map<String, Campaign> byId = new ConcurrentHashMap<>();
    private final Map<String, Integer> additions = new ConcurrentHashMap<>();

    private final LeadProgresses progresses;

    public InMemoryCampaigns() {
        this(_ -> Map.of());
    }

    public InMemoryCampaigns(LeadProgresses progresses) {
        this.progresses = progresses;
    }

    @Override
    public boolean insert(Campaign campaign) {
        return byId.putIfAbsent(campaign.id(), campaign) == null;
    }

    @Override
    public Optional<Campaign> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(this::withProgress);
    }

    @Override
    public List<Campaign> findAll(Collection<String> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public List<Campaign> list(String userId, @Nullable CampaignStatus status, PageRequest page) {
        var after = page.after();
        return byId.values().stream()
                .filter(it -> it.userId().equals(userId))
                .filter(it -> status == null || it.status() == status)
                .sorted(NEWEST_FIRST)
                .filter(it ->
                        after == null
                                || it.times().createdAt().isBefore(after.time())
                                || (it.times().createdAt().equals(after.time())
                                        && it.id().compareTo(after.id()) < 0))
                .limit(page.limit() + 1L)
                .map(it -> withProgress(it.withPlaces(List.of(), PlaceCounts.NONE)))
                .toList();
    }

    private Campaign withProgress(Campaign campaign) {
        return campaign.status() == CampaignStatus.PENDING
                ? campaign
                : campaign.withProgress(
                        progresses.progressOf(List.of(campaign.id())).get(campaign.id()));
    }

    @Override
    public synchronized OptionalInt beginAddition(Campaign campaign) {
        return takesLeads(campaign)
                ? OptionalInt.of(additions.merge(campaign.id(), 1, Integer::sum))
                : OptionalInt.empty();
    }

    @Override
    public synchronized boolean completeAddition(
            Campaign campaign,
            int number,
            int leads,
            int excluded,
            List<Place> places,
            PlaceCounts counts) {
        if (!takesLeads(campaign) || additions.getOrDefault(campaign.id(), 0) != number) {
            return false;
        }
        byId.computeIfPresent(
                campaign.id(),
                (_, now) -> now.withMoreLeads(leads, excluded).withPlaces(places, counts));
        return true;
    }

    private boolean takesLeads(Campaign campaign) {
        var now = byId.get(campaign.id());
        return now != null
                && now.status() == CampaignStatus.PENDING
                && now.totalLeads() == campaign.totalLeads();
    }

    @Override
    public synchronized boolean move(MoveOutcome.Moved moved) {
        var after = moved.campaign();
        var now = byId.get(after.id());
        if (now == null
                || now.revision() != moved.event().revision() - 1
                || now.totalLeads() != after.totalLeads()) {
            return false;
        }
        byId.computeIfPresent(
                after.id(),
                (_, it) ->
                        it.moved(
                                after.status(),
                                after.statusReason(),
                                after.times(),
                                moved.event()));
        return true;
    }

    @Override
    public synchronized boolean change(Campaign changed, @Nullable CampaignSettingsChanged event) {
        var now = byId.get(changed.id());
        if (now == null || now.revision() != changed.revision() - 1) {
            return false;
        }
        byId.computeIfPresent(changed.id(), (_, it) -> it.changed(changed.settings(), event));
        return true;
    }

    @Override
    public void acknowledged(String id, long revision) {
        byId.computeIfPresent(
                id, (_, now) -> now.revision() == revision ? now.withoutPendingEvents() : now);
    }

    @Override
    public List<Campaign> withPendingEvents() {
        return byId.values().stream().filter(it -> !it.pendingEvents().isEmpty()).toList();
    }

    @Override
    public void storeStats(String id, CampaignStats stats) {
        byId.computeIfPresent(id, (_, now) -> now.withStats(stats));
    }

    @Override
    public boolean needAgent(String userId, String agentId) {
        return byId.values().stream()
                .anyMatch(it ->
                        it.userId().equals(userId)
                                && it.agentId().equals(agentId)
                                && !it.status().isFinal());
    }
}
