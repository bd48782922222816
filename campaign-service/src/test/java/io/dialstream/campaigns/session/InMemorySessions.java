package io.dialstream.campaigns.session;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Sessions for tests. */
public final class InMemorySessions implements Sessions {

    private final Map<String, Session> byId = new ConcurrentHashMap<>();

    @Override
    public void insert(Session session) {
        byId.put(session.id(), session);
    }

    @Override
    public Optional<Session> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public void delete(String id) {
        byId.remove(id);
    }

    @Override
    public void deleteExpired(Instant now) {
        byId.values().removeIf(session -> session.isOver(now));
    }
}
