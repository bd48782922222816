package io.dialstream.campaigns.agent;

import io.dialstream.foundation.paging.PageRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Agents in memory. */
public final class InMemoryAgents implements Agents {

    private record Key(String userId, String agentId) {}

    private final Map<Key, Agent> byKey = new ConcurrentHashMap<>();

    @Override
    public boolean put(Agent agent) {
        var key = new Key(agent.userId(), agent.agentId());
        var before = byKey.get(key);
        byKey.put(key, before == null ? agent : createdAsBefore(agent, before));
        return before == null;
    }

    private static Agent createdAsBefore(Agent agent, Agent before) {
        return new Agent(
                agent.userId(),
                agent.agentId(),
                agent.name(),
                agent.callerId(),
                agent.answer(),
                before.createdAt(),
                agent.updatedAt());
    }

    @Override
    public Optional<Agent> find(String userId, String agentId) {
        return Optional.ofNullable(byKey.get(new Key(userId, agentId)));
    }

    @Override
    public List<Agent> list(String userId, PageRequest page) {
        var after = page.after();
        return byKey.values().stream()
                .filter(it -> it.userId().equals(userId))
                .sorted(
                        Comparator.comparing(Agent::createdAt)
                                .thenComparing(Agent::agentId)
                                .reversed())
                .filter(it ->
                        after == null
                                || it.createdAt().isBefore(after.time())
                                || (it.createdAt().equals(after.time())
                                        && it.agentId().compareTo(after.id()) < 0))
                .limit(page.limit() + 1L)
                .toList();
    }

    @Override
    public boolean delete(String userId, String agentId) {
        return byKey.remove(new Key(userId, agentId)) != null;
    }
}
