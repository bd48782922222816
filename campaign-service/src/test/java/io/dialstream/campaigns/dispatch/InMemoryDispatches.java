package io.dialstream.campaigns.dispatch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Dispatches in memory. */
public final class InMemoryDispatches implements Dispatches {

    private final Map<String, Dispatch> byId = new ConcurrentHashMap<>();

    @Override
    public List<Dispatch> find(Collection<String> ids) {
        return ids.stream().flatMap(id -> Optional.ofNullable(byId.get(id)).stream()).toList();
    }

    @Override
    public boolean save(Dispatch dispatch) {
        var next = dispatch.stored();
        if (dispatch.version() == 0) {
            return byId.putIfAbsent(dispatch.id(), next) == null;
        }
        var now = byId.get(dispatch.id());
        return now != null
                && now.version() == dispatch.version()
                && byId.replace(dispatch.id(), now, next);
    }

    @Override
    public List<Dispatch> unfinished(Set<Integer> partitions) {
        return byId.values().stream()
                .filter(it -> !it.state().isOver())
                .filter(it -> it.partition() == null || partitions.contains(it.partition()))
                .toList();
    }

    @Override
    public boolean needAgent(String userId, String agentId) {
        return byId.values().stream()
                .anyMatch(it ->
                        it.isSingleCall()
                                && !it.state().isOver()
                                && it.userId().equals(userId)
                                && it.agentId().equals(agentId));
    }
}
