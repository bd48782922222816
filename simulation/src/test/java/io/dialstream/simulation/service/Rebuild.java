package io.dialstream.simulation.service;

import io.dialstream.calllog.projection.Projector;
import io.dialstream.events.Event;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.dialstream.simulation.engine.Agenda;
import io.dialstream.simulation.engine.Wiring;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The projection made anew, from the start of the log into empty stores. */
public final class Rebuild {

    private Rebuild() {}

    /** What is stored after the events of all partitions. */
    public static Stores of(List<List<Event>> partitions, Variant variant) {
        var stores = new Stores();
        var projector = projector(stores, variant);
        for (int partition = 0; partition < partitions.size(); partition++) {
            projector.project(records(partition, partitions.get(partition)));
        }
        return stores;
    }

    private static Projector projector(Stores stores, Variant variant) {
        var parts =
                new Wiring(Service.CALLLOG)
                        .given(Clock.fixed(Agenda.START, ZoneOffset.UTC))
                        .given(new CompositeMeterRegistry())
                        .given(new InMemoryEventLog());
        stores.ofCalllog().forEach((type, store) -> parts.given(broken(type, store, variant)));
        return parts.get(Projector.class);
    }

    private static <T> T broken(Class<T> type, Object store, Variant variant) {
        return variant.broken(type, type.cast(store));
    }

    private static List<EventRecord> records(int partition, List<Event> events) {
        var records = new ArrayList<EventRecord>();
        for (var event : events) {
            records.add(new EventRecord(event, partition, records.size()));
        }
        return records;
    }
}
