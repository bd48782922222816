package io.dialstream.dialer.placement;

import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.util.List;

/**
 * An account that a call may be placed with.
 *
 * @param from the number that the call comes from there: the agent's, or else the account's own
 * @param namesAtOnce whether the id that it answers with is that of the callbacks
 */
record CallAccount(String id, PhoneNumber from, boolean namesAtOnce) {

    /** One whose id is certain. */
    CallAccount(String id, PhoneNumber from) {
        this(id, from, true);
    }

    /** Those of a call, in the order in which they are tried. */
    static List<CallAccount> of(PlaceCall call, Providers providers) {
        return providers.allOf(call).stream().map(account -> of(call, account)).toList();
    }

    static CallAccount of(PlaceCall call, Provider account) {
        var own = call.callerId();
        var capabilities = account.capabilities();
        return new CallAccount(
                account.id(),
                own == null ? account.defaultCallerId() : own,
                capabilities.can(Ability.NAMES_CALLS_AT_ONCE));
    }

    /** Those that come after an account; none after one that is not among them. */
    static List<CallAccount> after(String account, List<CallAccount> all) {
        return all.stream().dropWhile(one -> !one.id().equals(account)).skip(1).toList();
    }
}
