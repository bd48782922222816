package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places of campaigns that have started: they do not change any more, so they are read once,
 * and what their windows say of them is looked up again when that changes.
 */
final class CampaignPlaces {

    private static final int MAX_CAMPAIGNS = 200;

    private final Campaigns campaigns;

    private final Map<String, Known> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
                    return size() > MAX_CAMPAIGNS;
                }
            };

    CampaignPlaces(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    private record Known(
            List<Place> places,
            List<CallingWindow> windows,
            Instant from,
            @Nullable OpenPlaces open) {

        boolean holds(List<CallingWindow> others, Instant now) {
            return open != null
                    && windows.equals(others)
                    && !now.isBefore(from)
                    && now.isBefore(open.changesAt());
        }
    }

    private static final Known NOTHING = new Known(List.of(), List.of(), Instant.MIN, null);

    /**
     * Reads those of these campaigns that are not known, all in one query. All of them must have
     * started: what is read before lacks the places of leads that are added later.
     */
    void read(Collection<String> campaignIds) {
        var missing = unknown(campaignIds);
        if (!missing.isEmpty()) {
            // Not under the lock: nobody waits for somebody else's query.
            campaigns.findAll(missing).forEach(campaign -> know(campaign.id(), campaign.places()));
        }
    }

    private synchronized List<String> unknown(Collection<String> campaignIds) {
        return campaignIds.stream().filter(id -> !known.containsKey(id)).toList();
    }

    private synchronized void know(String campaignId, List<Place> places) {
        known.putIfAbsent(campaignId, new Known(places, List.of(), Instant.MIN, null));
    }

    /** All places of a campaign; none when an earlier version has stored its leads. */
    List<Place> of(String campaignId) {
        return entry(campaignId).places();
    }

    /** Those that need a look. */
    OpenPlaces open(String campaignId, List<CallingWindow> windows, Instant now) {
        var entry = entry(campaignId);
        if (entry.open() != null && entry.holds(windows, now)) {
            return entry.open();
        }
        // Not under the lock either: a campaign may have thousands of places.
        var open = OpenPlaces.at(windows, entry.places(), now);
        keep(campaignId, new Known(entry.places(), windows, now, open));
        return open;
    }

    private synchronized Known entry(String campaignId) {
        return known.getOrDefault(campaignId, NOTHING);
    }

    /** What is not known is not kept either: its places may be read later. */
    private synchronized void keep(String campaignId, Known entry) {
        known.replace(campaignId, entry);
    }
}
