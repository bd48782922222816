package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.PendingEvents;
import io.dialstream.campaigns.timer.Alarm;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.simulation.Blind;
import java.util.List;

/** A dispatcher that does not see that an event is about another call of the provider. */
public final class BlindDispatching extends Dispatching {

    BlindDispatching(
            Dispatcher dispatcher,
            Dispatches dispatches,
            PendingEvents pendingEvents,
            DispatchWatch watch,
            Alarm alarm) {
        super(dispatcher, dispatches, pendingEvents, watch, alarm);
    }

    @Override
    public void handle(List<EventRecord> batch) {
        super.handle(Blind.records(batch));
    }
}
