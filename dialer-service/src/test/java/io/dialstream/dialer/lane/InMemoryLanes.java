package io.dialstream.dialer.lane;

import io.dialstream.foundation.aggregate.Aggregate;
import io.dialstream.foundation.aggregate.InMemoryAggregateStore;

/** Lanes in memory. */
public final class InMemoryLanes extends InMemoryAggregateStore<Lane> implements Lanes {

    public InMemoryLanes() {
        super(Aggregate::isActive);
    }
}
