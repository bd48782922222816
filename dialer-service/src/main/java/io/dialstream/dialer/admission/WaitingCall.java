package io.dialstream.dialer.admission;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A call that wants an instant.
 *
 * @param lane the campaign, or the call itself when it is none's
 * @param admitted gets an instant that can be used at once, and says whether the call still wants
 *     it; must not wait for anything
 * @param elsewhere lets the call look for another account that it may be placed with, because this
 *     one is not available; null where there is none, and it waits
 */
public record WaitingCall(
        String account,
        String userId,
        String lane,
        String callId,
        Predicate<CallInstant> admitted,
        @Nullable Runnable elsewhere)
        implements WaitingCalls.Waiting {

    /** One that waits whatever becomes of its account. */
    public WaitingCall(
            String account,
            String userId,
            String lane,
            String callId,
            Predicate<CallInstant> admitted) {
        this(account, userId, lane, callId, admitted, null);
    }
}
