package io.dialstream.dialer.admission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Calls that wait for the same thing: the users take turns, and so do the campaigns of each. Within
 * a campaign it is first come, first served.
 */
public final class WaitingCalls<C extends WaitingCalls.Waiting> {

    /** A call, its user, and its lane: the campaign, or the call itself when it is none's. */
    public interface Waiting {
        String userId();

        String lane();

        String callId();
    }

    /** In the order in which it is their turn. */
    private final Map<String, Map<String, Map<String, C>>> byUser = new LinkedHashMap<>();

    private int size;

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** Lets a call wait; one that waits already keeps its place. */
    public void add(C call) {
        var before =
                byUser.computeIfAbsent(call.userId(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(call.lane(), _ -> new LinkedHashMap<>())
                        .putIfAbsent(call.callId(), call);
        size += before == null ? 1 : 0;
    }

    /** The call whose turn it is, which waits no longer; null when there is none. */
    public @Nullable C poll() {
        if (byUser.isEmpty()) {
            return null;
        }
        var lanes = firstOf(byUser);
        var calls = firstOf(lanes.getValue());
        var call = firstOf(calls.getValue()).getValue();
        remove(call);
        toTheEnd(lanes.getValue(), calls.getKey());
        toTheEnd(byUser, lanes.getKey());
        return call;
    }

    /** Those of some kind, in no particular order. They wait no longer. */
    public List<C> removeAll(Predicate<C> kind) {
        var found =
                byUser.values().stream()
                        .flatMap(lanes -> lanes.values().stream())
                        .flatMap(calls -> calls.values().stream())
                        .filter(kind)
                        .toList();
        found.forEach(this::remove);
        return found;
    }

    public void remove(C call) {
        var lanes = byUser.get(call.userId());
        var calls = lanes == null ? null : lanes.get(call.lane());
        if (lanes != null && calls != null && calls.remove(call.callId()) != null) {
            size--;
            lanes.computeIfPresent(call.lane(), (_, left) -> left.isEmpty() ? null : left);
            byUser.computeIfPresent(call.userId(), (_, left) -> left.isEmpty() ? null : left);
        }
    }

    private static <V> Map.Entry<String, V> firstOf(Map<String, V> turns) {
        return turns.entrySet().iterator().next();
    }

    private static <V> void toTheEnd(Map<String, V> turns, String key) {
        var value = turns.remove(key);
        if (value != null) {
            turns.put(key, value);
        }
    }
}
