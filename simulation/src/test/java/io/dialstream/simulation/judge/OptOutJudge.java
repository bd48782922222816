package io.dialstream.simulation.judge;

import static java.util.stream.Collectors.groupingBy;

import io.dialstream.campaigns.lead.Lead;
import io.dialstream.events.CallIds;
import io.dialstream.simulation.provider.SimulatedCall;
import io.dialstream.simulation.service.Stores;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Whether what callees were told of the calls that they want to stop is so. */
final class OptOutJudge {

    private final Stores stores;
    private final Verdict verdict;

    OptOutJudge(Stores stores, Verdict verdict) {
        this.stores = stores;
        this.verdict = verdict;
    }

    void pronounce(Collection<SimulatedCall> calls) {
        calls.stream().collect(groupingBy(OptOutJudge::leadOf)).values().forEach(this::lead);
    }

    private static String leadOf(SimulatedCall call) {
        return Lead.id(ownerOf(call), positionOf(call));
    }

    private static String ownerOf(SimulatedCall call) {
        var campaignId = call.request().campaignId();
        return campaignId == null ? call.request().callId() : campaignId;
    }

    private static int positionOf(SimulatedCall call) {
        return CallIds.positionOf(call.request().callId());
    }

    /** That a lead is not stored at all is for others to say. */
    private void lead(List<SimulatedCall> calls) {
        var call = calls.getFirst();
        stores.leads
                .find(ownerOf(call), List.of(positionOf(call)))
                .forEach(lead -> lead(lead, calls));
    }

    private void lead(Lead lead, List<SimulatedCall> calls) {
        var pressed = calls.stream().anyMatch(SimulatedCall::hasPressed);
        var confirmed = calls.stream().anyMatch(SimulatedCall::hasHeardConfirmation);
        verdict.check(
                lead.optedOut() ? pressed : !confirmed,
                Invariant.OPT_OUTS,
                lead.id() + " has opted out in " + lead.optOutCallId() + ", with " + calls);
        verdict.check(
                !confirmed || isListed(lead),
                Invariant.OPT_OUTS,
                lead.id() + " was told so and is on no list, with " + calls);
    }

    private boolean isListed(Lead lead) {
        var owner = lead.campaignId();
        var dispatch = stores.dispatches.load(List.of(owner)).get(owner);
        return dispatch != null
                && stores.doNotCall
                        .find(dispatch.userId(), lead.phoneNumber().e164(), Instant.MAX)
                        .filter(entry -> entry.source().equals("OPT_OUT"))
                        .isPresent();
    }
}
