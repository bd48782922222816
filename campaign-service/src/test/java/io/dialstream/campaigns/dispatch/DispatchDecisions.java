package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.dispatch.DispatchFixtures.NOW;

import io.dialstream.campaigns.dispatch.DispatchEffect.ChangeLead;
import io.dialstream.campaigns.dispatch.DispatchEffect.Send;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
        return POLICY.decide(dispatch, List.of(inputs), now);
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
