package io.dialstream.campaigns.lead;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Leads in memory. */
public final class InMemoryLeads implements Leads {

    private final Map<String, Lead> byId = new ConcurrentHashMap<>();

    @Override
    public void insert(List<Lead> leads) {
        leads.forEach(lead -> byId.putIfAbsent(lead.id(), lead));
    }

    @Override
    public List<Lead> find(String campaignId, Collection<Integer> positions) {
        return byId.values().stream()
                .filter(it ->
                        it.campaignId().equals(campaignId) && positions.contains(it.position()))
                .toList();
    }

    @Override
    public void update(List<LeadUpdate> updates) {
        for (var update : updates) {
            byId.computeIfPresent(
                    Lead.id(update.campaignId(), update.position()),
                    (_, lead) -> lead.after(update));
        }
    }

    @Override
    public void skipPending(String campaignId, int first, int last) {
        for (int position = first; position <= last; position++) {
            byId.computeIfPresent(
                    Lead.id(campaignId, position), (_, lead) -> lead.skippedIfPending());
        }
    }

    @Override
    public List<Lead> list(String campaignId, @Nullable LeadStatus status, int after, int count) {
        return byId.values().stream()
                .filter(it -> it.campaignId().equals(campaignId) && it.position() > after)
                .filter(it -> status == null || it.status() == status)
                .sorted(Comparator.comparingInt(Lead::position))
                .limit(count)
                .toList();
    }
}
