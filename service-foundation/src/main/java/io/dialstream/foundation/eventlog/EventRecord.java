package io.dialstream.foundation.eventlog;

import io.dialstream.events.Event;

/** An event with the place where it lies in its topic. */
public record EventRecord(Event event, int partition, long offset) {}
