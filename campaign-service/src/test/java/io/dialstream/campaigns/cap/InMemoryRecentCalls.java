package io.dialstream.campaigns.cap;

import io.dialstream.campaigns.rules.AttemptCap;
import io.dialstream.campaigns.rules.CallStart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The calls that count for caps, in memory. */
public final class InMemoryRecentCalls implements RecentCalls {

    private final Map<Callee, CalleeCalls> byCallee = new ConcurrentHashMap<>();

    private volatile boolean away;

    private volatile int mostFoundAtOnce;

    /** From now on nobody can read or write. */
    public void goAway() {
        away = true;
    }

    public void comeBack() {
        away = false;
    }

    /** Of how many callees calls were read at a time, at most. */
    public int mostFoundAtOnce() {
        return mostFoundAtOnce;
    }

    private void mustBeThere() {
        if (away) {
            throw new IllegalStateException("recent calls are away");
        }
    }

    @Override
    public List<CalleeCalls> find(Collection<Callee> callees) {
        mustBeThere();
        mostFoundAtOnce = Math.max(mostFoundAtOnce, callees.size());
        return callees.stream().flatMap(it -> Stream.ofNullable(byCallee.get(it))).toList();
    }

    @Override
    public boolean save(List<CalleeCalls> all) {
        mustBeThere();
        int saved = 0;
        for (var one : all) {
            var before = byCallee.get(one.callee());
            if ((before == null ? 0 : before.version()) == one.version()) {
                put(one.callee(), one.calls(), one.version() + 1);
                saved++;
            }
        }
        return saved == all.size();
    }

    private void put(Callee callee, List<CallStart> calls, long version) {
        byCallee.put(callee, new CalleeCalls(callee, calls, version));
    }

    @Override
    public void note(Map<Callee, List<CallStart>> some) {
        mustBeThere();
        some.forEach((callee, starts) -> {
            var before = byCallee.getOrDefault(callee, CalleeCalls.none(callee));
            var all = new ArrayList<>(before.calls());
            all.addAll(starts);
            all = new ArrayList<>(new CalleeCalls(callee, all, 0).calls());
            int from = Math.max(0, all.size() - CalleeCalls.MAX_NOTES);
            put(callee, all.subList(from, all.size()), before.version() + 1);
        });
    }

    @Override
    public int deleteExpired(Instant moment, int most) {
        var expired =
                byCallee.values().stream()
                        .filter(it ->
                                it.calls().stream().noneMatch(call -> countsAfter(call, moment)))
                        .limit(most)
                        .toList();
        expired.forEach(it -> byCallee.remove(it.callee(), it));
        return expired.size();
    }

    private static boolean countsAfter(CallStart call, Instant moment) {
        return call.latest().plusSeconds(AttemptCap.MAX_SECONDS).isAfter(moment);
    }

    @Override
    public void forget(Map<Callee, List<String>> callIds) {
        mustBeThere();
        callIds.forEach((callee, ids) -> {
            var before = byCallee.get(callee);
            if (before != null) {
                put(
                        callee,
                        before.calls().stream()
                                .filter(call -> !ids.contains(call.callId()))
                                .toList(),
                        before.version() + 1);
            }
        });
    }
}
