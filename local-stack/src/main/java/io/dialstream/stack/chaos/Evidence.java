package io.dialstream.stack.chaos;

import io.dialstream.stack.report.SimulatorReport;
import io.dialstream.stack.report.Usage;
import java.util.List;

/**
 * What a campaign is judged by when it is over.
 *
 * @param owed what the provider's calls to all campaigns of the user come to
 * @param posted the ids of all campaigns that the user posted
 * @param leads how many the user sent for this one
 * @param callsOfUser what the provider had of all campaigns of the user
 */
record Evidence(
        Account account,
        SimulatorReport truth,
        Usage owed,
        List<String> posted,
        int leads,
        List<Quiet> quiet,
        Rules rules,
        List<SimulatorReport.Call> callsOfUser,
        List<Listed> listed) {

    Account.Campaign campaign() {
        return account.campaign();
    }
}
