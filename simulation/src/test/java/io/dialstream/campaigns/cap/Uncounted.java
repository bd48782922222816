package io.dialstream.campaigns.cap;

import io.dialstream.campaigns.rules.CallStart;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Calls of worlds in which nothing has a cap, so that nobody asks for them. */
public final class Uncounted implements RecentCalls {

    @Override
    public List<CalleeCalls> find(Collection<Callee> callees) {
        throw new IllegalStateException("nothing has a cap");
    }

    @Override
    public boolean save(List<CalleeCalls> all) {
        throw new IllegalStateException("nothing has a cap");
    }

    @Override
    public void note(Map<Callee, List<CallStart>> calls) {}

    @Override
    public int deleteExpired(Instant moment, int most) {
        return 0;
    }

    @Override
    public void forget(Map<Callee, List<String>> callIds) {}
}
