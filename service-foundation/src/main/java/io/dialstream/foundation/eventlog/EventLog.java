package io.dialstream.foundation.eventlog;

import io.dialstream.events.Event;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The topics, to write to. A returned future completes when the log has acknowledged the event. */
public interface EventLog {

    /**
     * Publishes to a topic of the caller's choice. The future fails with {@link
     * EventLogUnavailableException} when the log did not acknowledge in time; the event may then be
     * there or not, and publishing it again is harmless because its id is deterministic.
     */
    CompletableFuture<Void> publish(String topic, Event event);

    /** Publishes to the event's own topic. */
    default CompletableFuture<Void> publish(Event event) {
        return publish(event.topic(), event);
    }

    /**
     * Publishes all, in order, and returns when all are acknowledged.
     *
     * @throws EventLogUnavailableException when one was not
     */
    default void publishAndWait(List<? extends Event> events) {
        var published = events.stream().map(this::publish).toList();
        published.forEach(EventLog::await);
    }

    /** As {@link #publishAndWait(List)}, for one. */
    default void publishAndWait(Event event) {
        await(publish(event));
    }

    private static void await(CompletableFuture<Void> published) {
        try {
            published.join();
        } catch (java.util.concurrent.CompletionException e) {
            throw new EventLogUnavailableException(e.getCause() == null ? e : e.getCause());
        }
    }
}
