package io.dialstream.calllog.history;

import io.dialstream.calllog.call.Calls;
import io.dialstream.foundation.problem.NotFoundException;
import org.springframework.stereotype.Component;

/** Puts calls and their log entries together. */
@Component
public class Histories {

    private final Calls calls;
    private final LogEntries entries;

    Histories(Calls calls, LogEntries entries) {
        this.calls = calls;
        this.entries = entries;
    }

    /**
     * The history of a user's call.
     *
     * @throws NotFoundException when the user has no such call
     */
    public CallHistory of(String userId, String callId) {
        var call =
                calls.find(userId, callId)
                        .orElseThrow(
                                () -> new NotFoundException("There is no call " + callId + "."));
        return new CallHistory(call, entries.ofCall(userId, callId));
    }
}
