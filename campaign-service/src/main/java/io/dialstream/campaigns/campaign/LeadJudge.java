package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.cap.Callee;
import io.dialstream.campaigns.cap.CalleeCalls;
import io.dialstream.campaigns.cap.CapReservations;
import io.dialstream.campaigns.donotcall.DoNotCallRule;
import io.dialstream.campaigns.forecast.Judged;
import io.dialstream.campaigns.forecast.JudgedLeads;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.rules.CallPolicy;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.campaigns.rules.LeadFacts;
import io.dialstream.campaigns.rules.Opening;
import io.dialstream.campaigns.rules.Place;
import io.dialstream.campaigns.rules.Verdict;
import io.dialstream.campaigns.rules.WaitReason;
import io.dialstream.campaigns.rules.WindowPolicy;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Judges leads one by one. What is known of numbers is read of so many at a time that memory does
 * not grow with the list, and what windows say is found out once a place.
 */
@Component
class LeadJudge {

    /**
     * Of so many numbers at a time it is read whether they are listed, and when they were called.
     */
    static final int PORTION = 1_000;

    private final DoNotCallRule doNotCall;
    private final CapReservations reservations;
    private final DeploymentRules deployment;

    LeadJudge(DoNotCallRule doNotCall, CapReservations reservations, DeploymentRules deployment) {
        this.doNotCall = doNotCall;
        this.reservations = reservations;
        this.deployment = deployment;
    }

    /**
     * What the rules say of these leads.
     *
     * @param some in the order of their positions
     * @param places of their campaign
     * @param listedAt the moment at which a do-not-call entry has to count
     * @param at the moment by which they are judged
     */
    List<Judged> judged(
            Campaign campaign, List<Lead> some, List<Place> places, Instant listedAt, Instant at) {
        var windows = deployment.windows(campaign.rules());
        var caps = deployment.caps(campaign.rules());
        var openings = new HashMap<Place, Opening>();
        var judged = new JudgedLeads();
        for (int from = 0; from < some.size(); from += PORTION) {
            var portion = some.subList(from, Math.min(from + PORTION, some.size()));
            var numbers = portion.stream().map(Lead::phoneNumber).toList();
            var listed = doNotCall.notToBeCalled(campaign.userId(), numbers, listedAt);
            var called = caps.isEmpty() ? Map.<Callee, CalleeCalls>of() : called(campaign, portion);
            for (var lead : portion) {
                var calls = called.get(callee(campaign, lead));
                var facts =
                        new LeadFacts(
                                listed.contains(lead.phoneNumber()),
                                windows,
                                LeadPlaces.placeOf(lead, places),
                                caps,
                                calls == null ? List.of() : calls.calls());
                judged.add(lead.position() - 1, verdict(lead, facts, openings, at));
            }
        }
        return judged.grouped();
    }

    private Map<Callee, CalleeCalls> called(Campaign campaign, List<Lead> some) {
        return reservations.found(some.stream().map(lead -> callee(campaign, lead)).toList());
    }

    private static Callee callee(Campaign campaign, Lead lead) {
        return new Callee(campaign.userId(), lead.phoneNumber());
    }

    /**
     * A lead that waits is decided on when it is due.
     *
     * @param openings what windows say at that moment, as far as it is known
     */
    private static Verdict verdict(
            Lead lead, LeadFacts facts, Map<Place, Opening> openings, Instant at) {
        var due = lead.nextAttemptAt();
        if (due == null || lead.isDue(at)) {
            return CallPolicy.verdict(
                    facts,
                    at,
                    place ->
                            openings.computeIfAbsent(
                                    place, its -> WindowPolicy.at(facts.windows(), its, at)));
        }
        var verdict = CallPolicy.verdict(facts, due);
        return verdict instanceof Verdict.Callable
                ? new Verdict.Wait(due, WaitReason.of(lead.reason()))
                : verdict;
    }
}
