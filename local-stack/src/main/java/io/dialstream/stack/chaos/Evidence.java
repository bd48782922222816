package io.dialstream.stack.chaos;

import io.dialstream.stack.report.SimulatorReport;
import io.dialstream.stack.report.Usage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign is judged by when it is over.
 *
 * @param posted the ids of all campaigns that the user posted
 * @param leads how many the user sent for this one
 * @param callsOfUser what the provider had of all campaigns of the user
 * @param shownToUser what Dialstream says of them, by id
 * @param accounts that the campaign has named
 */
record Evidence(
        Account account,
        SimulatorReport truth,
        List<String> posted,
        int leads,
        List<Quiet> quiet,
        Rules rules,
        List<SimulatorReport.Call> callsOfUser,
        List<Listed> listed,
        Map<String, Account.Call> shownToUser,
        Accounts accounts) {

    Account.Campaign campaign() {
        return account.campaign();
    }

    /** What Dialstream says of a call that the provider had. */
    Account.@Nullable Call shown(SimulatorReport.Call call) {
        return shownToUser.get(String.valueOf(call.callId()));
    }

    /** What the provider's calls to all campaigns of the user come to, as far as it told. */
    Usage owed() {
        return callsOfUser.stream()
                .map(call -> Told.owed(call, shown(call)))
                .reduce(Usage.NOTHING, Usage::plus);
    }
}
