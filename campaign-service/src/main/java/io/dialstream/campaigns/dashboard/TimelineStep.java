package io.dialstream.campaigns.dashboard;

import io.dialstream.campaigns.history.CallLogEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a call.
 *
 * @param after the time since the step before, for people; null for the first
 */
public record TimelineStep(CallLogEntry entry, @Nullable String after) {

    private static final int SECOND_MILLIS = 1000;

    /** The steps of a timeline in its order. */
    public static List<TimelineStep> of(List<CallLogEntry> timeline) {
        var steps = new ArrayList<TimelineStep>();
        CallLogEntry before = null;
        for (var entry : timeline) {
            steps.add(new TimelineStep(entry, before == null ? null : between(before, entry)));
            before = entry;
        }
        return steps;
    }

    private static String between(CallLogEntry before, CallLogEntry entry) {
        var time = Duration.between(before.timestamp(), entry.timestamp());
        return time.toMillis() < SECOND_MILLIS
                ? Math.max(0, time.toMillis()) + " ms"
                : Formats.span(time);
    }
}
