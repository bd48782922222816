package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.dispatch.DispatchFixtures.NOW;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aLead;
import static java.util.stream.Collectors.toMap;

import io.dialstream.campaigns.dispatch.DispatchEffect.ChangeLead;
import io.dialstream.campaigns.dispatch.DispatchEffect.Send;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.rules.LeadFacts;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What {@link DispatchPolicy} decides, at {@link DispatchFixtures#NOW} unless said otherwise. */
final class DispatchDecisions {

    static final DispatchPolicy POLICY =
            new DispatchPolicy(new DispatchProperties(Duration.ofSeconds(30)));

    private DispatchDecisions() {}

    static DispatchDecision handle(Dispatch dispatch, CampaignEvent event) {
        return decide(dispatch, new DispatchInput.Moved(event));
    }

    static DispatchDecision handle(Dispatch dispatch, CallStatusChanged event) {
        return decide(dispatch, new DispatchInput.StatusChanged(event));
    }

    static DispatchDecision decide(Dispatch dispatch, DispatchInput... inputs) {
        return decideAt(NOW, dispatch, inputs);
    }

    static DispatchDecision decideAt(Instant now, Dispatch dispatch, DispatchInput... inputs) {
        return POLICY.decide(dispatch, informed(dispatch, List.of(inputs), now), now);
    }

    /** With what is to be known besides: all leads are there, and may be called. */
    static List<DispatchInput> informed(
            Dispatch dispatch, List<DispatchInput> inputs, Instant now) {
        var given =
                inputs.stream()
                        .filter(DispatchInput.LeadsRead.class::isInstance)
                        .map(DispatchInput.LeadsRead.class::cast)
                        .findFirst()
                        .orElse(DispatchInput.LeadsRead.NOTHING);
        var begun =
                given.settings() == null
                        ? dispatch.lookingAgainIfDue(now)
                        : dispatch.lookingAgain();
        var completed =
                new DispatchInput.LeadsRead(
                        given.settings(),
                        given.excludedAtFirst(),
                        given.waiting(),
                        given.fresh() == null
                                ? freshFrom(begun.nextLead(), dispatch.totalLeads())
                                : given.fresh(),
                        given.sent().isEmpty() ? allCallable(dispatch) : given.sent(),
                        given.calledBack());
        return Stream.concat(
                        inputs.stream().filter(input -> !input.equals(given)), Stream.of(completed))
                .toList();
    }

    private static DispatchInput.FreshRead freshFrom(int from, int last) {
        return new DispatchInput.FreshRead(
                IntStream.rangeClosed(from, last)
                        .mapToObj(n -> new Candidate(aLead(n), LeadFacts.NONE))
                        .toList(),
                from,
                last);
    }

    private static Map<Integer, LeadFacts> allCallable(Dispatch dispatch) {
        return IntStream.rangeClosed(1, dispatch.totalLeads())
                .boxed()
                .collect(toMap(position -> position, _ -> LeadFacts.NONE));
    }

    /** Leads that wait, all of which may be called, if nothing is known of others. */
    static DispatchInput waitingRead(List<Lead> leads, int of) {
        return new DispatchInput.LeadsRead(
                null,
                null,
                new DispatchInput.WaitingRead(
                        leads.stream().map(lead -> new Candidate(lead, LeadFacts.NONE)).toList(),
                        of),
                null,
                Map.of());
    }

    static List<String> sent(DispatchDecision decision) {
        return decision.effects(Send.class).stream()
                .flatMap(send -> send.entries().stream())
                .map(InFlight::callId)
                .toList();
    }

    static List<LeadUpdate> leads(DispatchDecision decision) {
        return decision.effects(ChangeLead.class).stream().map(ChangeLead::update).toList();
    }
}
