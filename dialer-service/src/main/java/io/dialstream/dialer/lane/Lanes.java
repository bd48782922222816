package io.dialstream.dialer.lane;

import io.dialstream.foundation.aggregate.AggregateStore;

/** All lanes, by the id that is their record key. Those with active calls are unfinished. */
public interface Lanes extends AggregateStore<Lane> {}
