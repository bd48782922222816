package io.dialstream.benchmarks.stack;

import io.dialstream.stack.demo.SampleLeads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Several campaigns at once, and their end. */
public final class Campaigns {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Api api;

    public Campaigns(Rig rig) {
        this.api = rig.api();
    }

    /** Starts so many of the same size, with numbers of their own. */
    public List<String> start(String name, int number, int limit, int leads) {
        return IntStream.range(0, number)
                .mapToObj(i -> api.start(name + " " + i, limit, SampleLeads.group(i, leads)).id())
                .toList();
    }

    /** Stores so many with one lead each, and starts none. */
    public List<String> store(String name, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> api.store(name + " " + i, 5, SampleLeads.group(i, 1)).id())
                .toList();
    }

    /** Returns when all are completed; after {@code patience} that is a failure. */
    public void awaitCompleted(List<String> ids, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (String id : ids) {
            while (!api.campaign(id).isCompleted()) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("not over in time: " + api.campaign(id));
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
    }
}
