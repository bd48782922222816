package io.dialstream.campaigns.draft;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Drafts for tests. */
public final class InMemoryDrafts implements Drafts {

    private static final int LATEST = 20;

    private final Map<String, Draft> byId = new ConcurrentHashMap<>();

    @Override
    public void put(Draft draft) {
        byId.put(draft.id(), draft);
    }

    @Override
    public Optional<Draft> find(String userId, String id) {
        return Optional.ofNullable(byId.get(id)).filter(draft -> draft.userId().equals(userId));
    }

    @Override
    public List<Draft> latest(String userId) {
        return byId.values().stream()
                .filter(draft -> draft.userId().equals(userId))
                .sorted(Comparator.comparing(Draft::updatedAt).reversed())
                .limit(LATEST)
                .map(draft -> draft.withSheet("", draft.campaignId(), draft.updatedAt()))
                .toList();
    }

    @Override
    public void delete(String userId, String id) {
        find(userId, id).ifPresent(draft -> byId.remove(draft.id()));
    }
}
