package io.dialstream.calllog.projection;

import static java.util.Objects.requireNonNull;

import io.dialstream.calllog.call.Call;
import io.dialstream.events.CallReturned;
import java.time.Instant;
import java.util.Optional;

/** That somebody whom a campaign had called has called back. */
final class CallReturns {

    private CallReturns() {}

    /** Of a call that was answered; empty when it returns no call of a campaign. */
    static Optional<CallReturned> of(Call call, Instant now) {
        var caller = call.callee();
        var incoming = caller.incoming();
        var campaignId = caller.campaignId();
        return incoming == null || campaignId == null
                ? Optional.empty()
                : Optional.of(
                        new CallReturned(
                                CallReturned.eventId(caller.callId()),
                                caller.callId(),
                                requireNonNull(incoming.returnsCallId()),
                                campaignId,
                                requireNonNull(caller.leadId()),
                                caller.userId(),
                                incoming.matchedBy(),
                                now));
    }
}
