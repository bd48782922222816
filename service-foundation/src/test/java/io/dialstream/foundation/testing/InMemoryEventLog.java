package io.dialstream.foundation.testing;

import io.dialstream.events.Event;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** An event log that keeps what is published, and can be away. */
public final class InMemoryEventLog implements EventLog {

    /** What was published, and where to. */
    public record Published(String topic, Event event) {}

    private final List<Published> published = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    @Override
    public CompletableFuture<Void> publish(String topic, Event event) {
        if (away) {
            return CompletableFuture.failedFuture(
                    new EventLogUnavailableException(new IllegalStateException("away")));
        }
        published.add(new Published(topic, event));
        return CompletableFuture.completedFuture(null);
    }

    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    public List<Published> published() {
        return List.copyOf(published);
    }

    /** The events of one type, in the order of their publication. */
    public <E extends Event> List<E> published(Class<E> type) {
        return published.stream()
                .map(Published::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
