package io.dialstream.calllog.projection;

import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.simulation.Blind;
import java.time.Clock;
import java.util.List;

/** A projection that does not see that an event is about another call of the provider. */
public final class BlindProjector extends Projector {

    BlindProjector(
            Projection projection, EventLog eventLog, ProjectionMetrics metrics, Clock clock) {
        super(projection, eventLog, metrics, clock);
    }

    @Override
    public void project(List<EventRecord> records) {
        super.project(Blind.records(records));
    }
}
