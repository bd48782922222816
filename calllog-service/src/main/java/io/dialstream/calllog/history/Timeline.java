package io.dialstream.calllog.history;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The log of one call in the order of its life, whatever order its events came in. What has no
 * place in that order stands behind the status that was the latest when it came.
 */
final class Timeline {

    private static final Comparator<LogEntry> BY_LIFE =
            comparingInt((LogEntry entry) -> entry.event().rank())
                    .thenComparingLong(LogEntry::offset);
    private static final Comparator<LogEntry> BY_TIME =
            comparing(LogEntry::timestamp).thenComparingLong(LogEntry::offset);

    private Timeline() {}

    static List<LogEntry> of(List<LogEntry> entries) {
        var timeline = new ArrayList<LogEntry>();
        entries.stream().filter(entry -> !isRaw(entry)).sorted(BY_LIFE).forEach(timeline::add);
        entries.stream()
                .filter(Timeline::isRaw)
                .sorted(BY_TIME)
                .forEach(entry -> timeline.add(placeOf(entry, timeline), entry));
        return List.copyOf(timeline);
    }

    private static boolean isRaw(LogEntry entry) {
        return entry.event() == LogEvent.RAW;
    }

    private static int placeOf(LogEntry raw, List<LogEntry> timeline) {
        return timeline.stream()
                .filter(entry -> BY_TIME.compare(entry, raw) < 0)
                .max(BY_TIME)
                .map(entry -> timeline.indexOf(entry) + 1)
                .orElse(0);
    }
}
