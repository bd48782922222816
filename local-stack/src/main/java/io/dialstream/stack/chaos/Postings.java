package io.dialstream.stack.chaos;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who posted which campaigns. */
final class Postings {

    private final Map<Tenant, List<String>> ids = new ConcurrentHashMap<>();

    void add(Tenant tenant, String campaignId) {
        ids.computeIfAbsent(tenant, _ -> new CopyOnWriteArrayList<>()).add(campaignId);
    }

    List<String> of(Tenant tenant) {
        return List.copyOf(ids.getOrDefault(tenant, List.of()));
    }
}
