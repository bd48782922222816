package io.dialstream.dialer.admission;

import java.util.function.Predicate;

/**
 * A call that wants an instant.
 *
 * @param lane the campaign, or the call itself when it is none's
 * @param admitted gets an instant that can be used at once, and says whether the call still wants
 *     it; must not wait for anything
 */
public record WaitingCall(
        String account, String userId, String lane, String callId, Predicate<CallInstant> admitted)
        implements WaitingCalls.Waiting {}
