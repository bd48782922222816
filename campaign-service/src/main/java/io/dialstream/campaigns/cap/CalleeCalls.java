package io.dialstream.campaigns.cap;

import io.dialstream.campaigns.rules.AttemptCap;
import io.dialstream.campaigns.rules.CallStart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * When a number was called of late, by all campaigns and single calls of a user.
 *
 * @param calls each once, those that were noted last at the end
 * @param version how often it was stored; 0 before the first time
 */
public record CalleeCalls(Callee callee, List<CallStart> calls, long version) {

    /**
     * So many are kept. Enough for the largest cap although what is noted of a call is noted anew
     * when it has begun.
     */
    public static final int MAX_NOTES = 2 * AttemptCap.MAX_CALLS;

    /** Of what was noted of one call, the last note counts. */
    public CalleeCalls {
        var latest = new LinkedHashMap<String, CallStart>();
        for (var call : calls) {
            latest.remove(call.callId());
            latest.put(call.callId(), call);
        }
        calls = List.copyOf(latest.values());
    }

    public static CalleeCalls none(Callee callee) {
        return new CalleeCalls(callee, List.of(), 0);
    }

    /** Whether nobody else can take the place of that call, as it is asked for now. */
    boolean hold(CallStart call) {
        return find(call.callId())
                .filter(known -> known.isKnown() || !known.latest().isBefore(call.latest()))
                .isPresent();
    }

    private Optional<CallStart> find(String callId) {
        return calls.stream().filter(call -> call.callId().equals(callId)).findFirst();
    }

    /** All others. */
    List<CallStart> besides(String callId) {
        return calls.stream().filter(call -> !call.callId().equals(callId)).toList();
    }

    /** With a call more, and without those that count for no cap any more. */
    CalleeCalls with(CallStart call) {
        var all = new ArrayList<>(besides(call.callId()));
        all.removeIf(old -> isOutdated(old, call.earliest()));
        all.add(call);
        int from = Math.max(0, all.size() - MAX_NOTES);
        return new CalleeCalls(callee, all.subList(from, all.size()), version);
    }

    private static boolean isOutdated(CallStart call, Instant now) {
        return call.latest().plusSeconds(AttemptCap.MAX_SECONDS).isBefore(now);
    }
}
