package io.dialstream.campaigns.dispatch;

import io.dialstream.foundation.aggregate.InMemoryAggregateStore;

/** Dispatches in memory. */
public final class InMemoryDispatches extends InMemoryAggregateStore<Dispatch>
        implements Dispatches {

    public InMemoryDispatches() {
        super(dispatch -> !dispatch.state().isOver());
    }

    @Override
    public boolean needAgent(String userId, String agentId) {
        return all().stream()
                .anyMatch(it ->
                        it.isSingleCall()
                                && !it.state().isOver()
                                && it.userId().equals(userId)
                                && it.agentId().equals(agentId));
    }
}
