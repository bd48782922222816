package io.dialstream.dialer.admission;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for an instant of an account: the users take turns, and so do the campaigns of each.
 * Within a campaign it is first come, first served.
 */
final class WaitingCalls {

    /** In the order in which it is their turn. */
    private final Map<String, Map<String, Map<String, WaitingCall>>> byUser = new LinkedHashMap<>();

    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Lets a call wait; one that waits already keeps its place. */
    void add(WaitingCall call) {
        var before =
                byUser.computeIfAbsent(call.userId(), _ -> new LinkedHashMap<>())
                        .computeIfAbsent(call.lane(), _ -> new LinkedHashMap<>())
                        .putIfAbsent(call.callId(), call);
        size += before == null ? 1 : 0;
    }

    /** The call whose turn it is, which waits no longer; null when there is none. */
    @Nullable WaitingCall poll() {
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

    void remove(WaitingCall call) {
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
