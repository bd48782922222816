package io.dialstream.campaigns.idempotency;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** Remembered requests on the heap; can be away. */
public class InMemoryRememberedRequests implements RememberedRequests {

    private final ConcurrentMap<String, RememberedRequest> requests = new ConcurrentHashMap<>();
    private volatile boolean away;

    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    @Override
    public @Nullable RememberedRequest find(String id) {
        failWhenAway();
        return requests.get(id);
    }

    @Override
    public boolean insert(RememberedRequest request) {
        failWhenAway();
        return requests.putIfAbsent(request.id(), request) == null;
    }

    @Override
    public boolean replace(long expectedVersion, RememberedRequest request) {
        failWhenAway();
        var replaced = new AtomicBoolean();
        requests.computeIfPresent(
                request.id(),
                (_, stored) -> {
                    replaced.set(stored.version() == expectedVersion);
                    return replaced.get() ? request : stored;
                });
        return replaced.get();
    }

    private void failWhenAway() {
        if (away) {
            throw new DataAccessResourceFailureException("away");
        }
    }
}
