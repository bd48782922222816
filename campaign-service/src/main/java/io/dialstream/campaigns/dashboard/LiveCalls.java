package io.dialstream.campaigns.dashboard;

import io.dialstream.campaigns.history.LoggedCall;
import io.dialstream.events.CallStatus;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A campaign's live calls, as the call log has them.
 *
 * @param calls null when the call log does not answer
 * @param inFlight how many there are, by the campaign's numbers
 * @param accountsWithoutRinging the provider accounts whose vendors never report RINGING
 */
public record LiveCalls(
        @Nullable List<LoggedCall> calls, long inFlight, Set<String> accountsWithoutRinging) {

    public LiveCalls {
        calls = calls == null ? null : List.copyOf(calls);
        accountsWithoutRinging = Set.copyOf(accountsWithoutRinging);
    }

    List<LoggedCall> thatAre(CallStatus status) {
        return calls == null
                ? List.of()
                : calls.stream().filter(call -> call.status() == status).toList();
    }

    /** A call that is being dialled may be ringing, and nobody would tell. */
    boolean mayRingUntold(LoggedCall call) {
        var account = call.provider();
        return account != null && accountsWithoutRinging.contains(account);
    }
}
