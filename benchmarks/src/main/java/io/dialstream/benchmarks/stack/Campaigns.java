package io.dialstream.benchmarks.stack;

import io.dialstream.stack.demo.SampleLeads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
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

    /** How many leads of a campaign have been called. */
    public int done(String id) {
        return api.campaign(id).completedLeads();
    }

    /** Returns when so many leads of a campaign have been called. */
    public void awaitDone(String id, int leads, Duration patience) {
        await(id, patience, campaign -> campaign.completedLeads() >= leads);
    }

    /** Returns when all are completed; after {@code patience} that is a failure. */
    public void awaitCompleted(List<String> ids, Duration patience) {
        ids.forEach(id -> await(id, patience, Campaign::isCompleted));
    }

    private void await(String id, Duration patience, Predicate<Campaign> condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        Campaign campaign = api.campaign(id);
        while (!condition.test(campaign)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not so far in time: " + campaign);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            campaign = api.campaign(id);
        }
    }
}
