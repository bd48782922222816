package io.dialstream.simulation.explore;

import static java.util.Objects.requireNonNull;

import io.dialstream.campaigns.cap.Callee;
import io.dialstream.campaigns.cap.CalleeCalls;
import io.dialstream.campaigns.cap.RecentCalls;
import io.dialstream.campaigns.rules.CallStart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When numbers were called of late, as it is stored at the moment that is being made. */
record RecentCallsOfMoment(Desk desk) implements RecentCalls {

    private List<CalleeCalls> all() {
        return requireNonNull(desk.moment.campaign).recent;
    }

    private @Nullable CalleeCalls of(Callee callee) {
        return all().stream().filter(it -> it.callee().equals(callee)).findFirst().orElse(null);
    }

    private void put(CalleeCalls read, List<CallStart> calls) {
        var others = new ArrayList<>(all());
        others.removeIf(it -> it.callee().equals(read.callee()));
        others.add(new CalleeCalls(read.callee(), calls, read.version() + 1));
        desk.moment.changingCampaign().recent = List.copyOf(others);
    }

    @Override
    public List<CalleeCalls> find(Collection<Callee> callees) {
        return all().stream().filter(it -> callees.contains(it.callee())).toList();
    }

    @Override
    public boolean save(List<CalleeCalls> some) {
        boolean saved = true;
        for (var one : some) {
            var before = of(one.callee());
            if (one.version() == (before == null ? 0 : before.version())) {
                put(one, one.calls());
            } else {
                saved = false;
            }
        }
        return saved;
    }

    @Override
    public void note(Map<Callee, List<CallStart>> some) {
        some.forEach((callee, starts) -> {
            var found = of(callee);
            var before = found == null ? CalleeCalls.none(callee) : found;
            var calls = new ArrayList<>(before.calls());
            calls.addAll(starts);
            put(before, calls);
        });
    }

    @Override
    public void forget(Map<Callee, List<String>> callIds) {
        callIds.forEach((callee, ids) -> {
            var before = of(callee);
            if (before != null) {
                put(
                        before,
                        before.calls().stream()
                                .filter(call -> !ids.contains(call.callId()))
                                .toList());
            }
        });
    }

    @Override
    public int deleteExpired(Instant moment, int most) {
        throw new AssertionError("nothing expires here");
    }
}
