package io.dialstream.dialer.placement;

import io.dialstream.dialer.provider.Providers;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.util.List;

/**
 * An account that a call may be placed with.
 *
 * @param from the number that the call comes from there: the agent's, or else the account's own
 */
record CallAccount(String id, PhoneNumber from) {

    /** Those of a call, in the order in which they are tried. */
    static List<CallAccount> of(PlaceCall call, Providers providers) {
        var own = call.callerId();
        return providers.allOf(call).stream()
                .map(account ->
                        new CallAccount(
                                account.id(), own == null ? account.defaultCallerId() : own))
                .toList();
    }

    /** Those that come after an account; none after one that is not among them. */
    static List<CallAccount> after(String account, List<CallAccount> all) {
        return all.stream().dropWhile(one -> !one.id().equals(account)).skip(1).toList();
    }
}
