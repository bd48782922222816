package io.dialstream.dialer.placement;

import io.dialstream.dialer.admission.AccountAvailability;
import io.dialstream.dialer.admission.AccountStates;
import io.dialstream.dialer.provider.PlacementAnswer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of its accounts a call is placed with. It goes on to the next only when the one
 * before certainly did not process it, and never back.
 */
final class Failover {

    /** Who has room again that soon is waited for. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private Failover() {}

    /**
     * Where a call goes that an account has answered so; null when it goes nowhere else.
     *
     * @param others that come after the account
     */
    static @Nullable CallAccount next(
            PlacementAnswer answer, List<CallAccount> others, AccountStates states) {
        return switch (answer) {
            case PlacementAnswer.Accepted _, PlacementAnswer.Refused _, PlacementAnswer.Unclear _ ->
                    null;
            case PlacementAnswer.Busy(var retryAfter, _) ->
                    isSoon(retryAfter) ? null : firstOpen(others, states);
            case PlacementAnswer.Unreachable _ -> firstOpen(others, states);
            case PlacementAnswer.CredentialsRefused _ -> {
                var open = firstOpen(others, states);
                yield open != null || others.isEmpty() ? open : others.getFirst();
            }
        };
    }

    private static boolean isSoon(@Nullable Duration retryAfter) {
        return retryAfter != null && retryAfter.compareTo(SOON) <= 0;
    }

    private static @Nullable CallAccount firstOpen(
            List<CallAccount> accounts, AccountStates states) {
        return accounts.stream()
                .filter(account -> states.of(account.id()) == AccountAvailability.OPEN)
                .findFirst()
                .orElse(null);
    }

    /**
     * At which of these accounts an instant is wanted for a call that nobody has: at the first that
     * can be asked, or else at the first that may have learnt to know us. While all are down, at
     * each of them: whichever comes back first gets the call.
     */
    static List<String> wanted(List<String> accounts, AccountStates states) {
        for (var state : List.of(AccountAvailability.OPEN, AccountAvailability.REFUSING)) {
            var first = accounts.stream().filter(id -> states.of(id) == state).findFirst();
            if (first.isPresent()) {
                return List.of(first.get());
            }
        }
        return accounts;
    }
}
