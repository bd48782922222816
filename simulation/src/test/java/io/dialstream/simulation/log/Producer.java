package io.dialstream.simulation.log;

import io.dialstream.events.Event;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import io.dialstream.simulation.engine.Instance;
import java.util.concurrent.CompletableFuture;

/**
 * The event log as a process writes to it. What is published leaves the process a little later, in
 * order, or dies with it; and whether it is acknowledged is another matter.
 */
public final class Producer implements EventLog {

    private static final long DELIVERY_TIMEOUT = 14_000_000;

    private final Broker broker;
    private final Instance process;
    private long lastSend;

    public Producer(Broker broker, Instance process) {
        this.broker = broker;
        this.process = process;
    }

    @Override
    public CompletableFuture<Void> publish(String topic, Event event) {
        var world = process.world();
        var acknowledgement = new CompletableFuture<Void>();
        lastSend = Math.max(lastSend, world.now() + world.latency());
        var fails = world.dice().chance(world.weather().logFails());
        var arrives = !fails || world.dice().chance(0.5);
        process.after(
                lastSend - world.now(),
                () -> {
                    if (arrives) {
                        broker.append(topic, event);
                    }
                    answer(acknowledgement, fails);
                });
        return acknowledgement;
    }

    private void answer(CompletableFuture<Void> acknowledgement, boolean fails) {
        if (fails) {
            process.after(
                    DELIVERY_TIMEOUT, () -> acknowledgement.completeExceptionally(unavailable()));
        } else {
            process.after(process.world().latency(), () -> acknowledgement.complete(null));
        }
    }

    private static EventLogUnavailableException unavailable() {
        return new EventLogUnavailableException(new IllegalStateException("the broker is away"));
    }
}
