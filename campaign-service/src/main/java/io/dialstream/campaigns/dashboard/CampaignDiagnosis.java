package io.dialstream.campaigns.dashboard;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.dispatch.Dispatch;
import io.dialstream.campaigns.dispatch.InFlight;
import io.dialstream.campaigns.history.LoggedCall;
import io.dialstream.events.AccountState;
import io.dialstream.events.CallStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a campaign when somebody asks why nothing happens.
 *
 * @param dispatch null before any move of the campaign was handled
 * @param liveCalls null when the call log does not answer
 * @param account the state of the provider account that its calls are placed with
 * @param accountsWithoutRinging the provider accounts whose vendors never report RINGING
 */
public record CampaignDiagnosis(
        Campaign campaign,
        @Nullable Dispatch dispatch,
        @Nullable List<LoggedCall> liveCalls,
        AccountState account,
        Set<String> accountsWithoutRinging) {

    public CampaignDiagnosis {
        liveCalls = liveCalls == null ? null : List.copyOf(liveCalls);
        accountsWithoutRinging = Set.copyOf(accountsWithoutRinging);
    }

    /** The leads that the dialer was given and has not taken up. */
    List<InFlight> notTakenUp() {
        return inFlight().stream().filter(lead -> !lead.initiated()).toList();
    }

    boolean anyTakenUp() {
        return inFlight().stream().anyMatch(InFlight::initiated);
    }

    boolean isAllSent() {
        return dispatch != null
                && dispatch.nextLead() > dispatch.totalLeads()
                && dispatch.returned().isEmpty()
                && dispatch.nextAttemptAt() == null;
    }

    /** When the first of the leads that were not taken up was given to the dialer. */
    Optional<Instant> waitingForDialerSince() {
        return notTakenUp().stream().map(InFlight::commandedAt).min(Comparator.naturalOrder());
    }

    List<LoggedCall> callsThatAre(CallStatus status) {
        return liveCalls == null
                ? List.of()
                : liveCalls.stream().filter(call -> call.status() == status).toList();
    }

    /** A call that is being dialled may be ringing, and nobody would tell. */
    boolean mayRingUntold(LoggedCall call) {
        var account = call.provider();
        return account != null && accountsWithoutRinging.contains(account);
    }

    private List<InFlight> inFlight() {
        return dispatch == null ? List.of() : dispatch.inFlight();
    }
}
