package io.dialstream.campaigns.draft;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Drafts for tests. */
public final class InMemoryDrafts implements Drafts {

    private final Map<String, Draft> byId = new ConcurrentHashMap<>();

    @Override
    public void put(Draft draft) {
        byId.put(draft.id(), draft);
        newestFirst(draft.userId()).skip(MAX_PER_USER).forEach(byId.values()::remove);
    }

    private Stream<Draft> newestFirst(String userId) {
        return List.copyOf(byId.values()).stream()
                .filter(draft -> draft.userId().equals(userId))
                .sorted(Comparator.comparing(Draft::updatedAt).thenComparing(Draft::id).reversed());
    }

    @Override
    public int deleteUntouchedSince(Instant time, int most) {
        var left =
                byId.values().stream()
                        .filter(draft -> !draft.updatedAt().isAfter(time))
                        .limit(most)
                        .toList();
        byId.values().removeAll(left);
        return left.size();
    }

    @Override
    public boolean isLarge(String userId, String id) {
        return find(userId, id).filter(Draft::isLarge).isPresent();
    }

    @Override
    public Optional<Draft> find(String userId, String id) {
        return Optional.ofNullable(byId.get(id)).filter(draft -> draft.userId().equals(userId));
    }

    @Override
    public List<Draft> latest(String userId) {
        return newestFirst(userId).limit(MAX_PER_USER).map(Draft::withoutSheet).toList();
    }

    @Override
    public void delete(String userId, String id) {
        find(userId, id).ifPresent(draft -> byId.remove(draft.id()));
    }
}
