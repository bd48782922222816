package io.dialstream.simulator.truth;

import io.dialstream.simulator.call.Call;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every call ever accepted, and how often each number and each of the caller's ids was asked for.
 */
final class CallRegister {

    private final Map<String, Call> calls = new LinkedHashMap<>();
    private final Map<String, Integer> callsPerNumber = new HashMap<>();
    private final Map<String, Integer> requestsPerNumber = new HashMap<>();
    private final Map<String, Integer> requestsPerCallId = new HashMap<>();
    private final Map<String, Integer> callsPerCaller = new HashMap<>();
    private long rejected;

    void accepted(Call call) {
        calls.put(call.sid(), call);
        if (call.isIncoming()) {
            callsPerCaller.merge(call.request().from(), 1, Integer::sum);
            return;
        }
        callsPerNumber.merge(call.request().to(), 1, Integer::sum);
        requested(call.request().to(), call.request().ids().callId());
    }

    void rejected(Fact.CreateRejected fact) {
        rejected++;
        requested(fact.to(), fact.callId());
    }

    private void requested(@Nullable String to, @Nullable String callId) {
        if (to != null) {
            requestsPerNumber.merge(to, 1, Integer::sum);
        }
        if (callId != null) {
            requestsPerCallId.merge(callId, 1, Integer::sum);
        }
    }

    void replace(Call call) {
        calls.put(call.sid(), call);
    }

    @Nullable Call call(String sid) {
        return calls.get(sid);
    }

    Collection<Call> calls() {
        return Collections.unmodifiableCollection(calls.values());
    }

    int callsTo(String number) {
        return callsPerNumber.getOrDefault(number, 0);
    }

    /** How often a person has called. */
    int callsFrom(String person) {
        return callsPerCaller.getOrDefault(person, 0);
    }

    int requestsTo(String number) {
        return requestsPerNumber.getOrDefault(number, 0);
    }

    /** How many creates asked for this call; 1 when it carries no id by which to tell. */
    int requestsFor(Call call) {
        String callId = call.request().ids().callId();
        return callId == null ? 1 : requestsPerCallId.getOrDefault(callId, 1);
    }

    long rejected() {
        return rejected;
    }
}
