package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.campaign.PendingEvents;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.timer.Timers;
import io.dialstream.simulation.Blind;
import java.util.List;

/** Does not see that an event is about another call of the provider. */
public final class BlindDispatching extends DispatchProcessor {

    BlindDispatching(
            Dispatches dispatches,
            DispatchPolicy policy,
            DispatchEffects effects,
            Campaigns campaigns,
            LeadReader reader,
            PendingEvents pendingEvents,
            Timers timers) {
        super(dispatches, policy, effects, campaigns, reader, pendingEvents, timers);
    }

    @Override
    public void handle(List<EventRecord> batch) {
        super.handle(Blind.records(batch));
    }
}
