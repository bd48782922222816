package io.dialstream.dialer.lane;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Lanes of which one save fails, after it was written or before. */
public final class FlakyLanes implements Lanes {

    private final InMemoryLanes lanes = new InMemoryLanes();
    private final AtomicInteger saves = new AtomicInteger();
    private final int failing;
    private final boolean written;

    /**
     * @param failing the number of the save that fails, from 1
     * @param written whether it was written all the same
     */
    public FlakyLanes(int failing, boolean written) {
        this.failing = failing;
        this.written = written;
    }

    @Override
    public boolean save(Lane lane) {
        var fails = saves.incrementAndGet() == failing;
        var saved = (!fails || written) && lanes.save(lane);
        if (fails) {
            throw new IllegalStateException("away");
        }
        return saved;
    }

    @Override
    public Map<String, Lane> load(Collection<String> ids) {
        return lanes.load(ids);
    }

    @Override
    public List<Lane> unfinished(Set<Integer> partitions) {
        return lanes.unfinished(partitions);
    }
}
