package io.dialstream.campaigns.dashboard;

import io.dialstream.campaigns.history.LoggedCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls over time, in steps of equal length.
 *
 * @param from when the first step begins, in seconds since 1970
 * @param step in seconds
 * @param started calls that were initiated in each step
 * @param answered calls that were answered in each step
 * @param live the most calls that were live at once in each step
 */
public record Activity(
        long from, long step, List<Integer> started, List<Integer> answered, List<Integer> live) {

    private static final int MOST_STEPS = 90;
    private static final long[] STEPS = {
        1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400
    };

    /** What these calls add up to, until now or the end of the last one, if all have ended. */
    public static Activity of(List<LoggedCall> calls, Instant now) {
        var first = calls.stream().map(LoggedCall::createdAt).min(Instant::compareTo).orElse(now);
        var last = calls.stream().map(call -> end(call, now)).max(Instant::compareTo).orElse(now);
        long step = step(Duration.between(first, last).toSeconds());
        long from = first.getEpochSecond() / step * step;
        int steps = (int) ((last.getEpochSecond() - from) / step) + 1;
        return new Activity(
                from,
                step,
                counts(calls.stream().map(LoggedCall::createdAt), from, step, steps),
                counts(calls.stream().map(LoggedCall::answeredAt), from, step, steps),
                mostLive(calls, now, from, step, steps));
    }

    private static Instant end(LoggedCall call, Instant now) {
        return Objects.requireNonNullElse(call.endedAt(), now);
    }

    private static long step(long seconds) {
        return Arrays.stream(STEPS)
                .filter(step -> seconds / step < MOST_STEPS)
                .findFirst()
                .orElseGet(() -> seconds / MOST_STEPS + 1);
    }

    private static List<Integer> counts(
            Stream<@Nullable Instant> times, long from, long step, int steps) {
        var counts = new int[steps];
        times.filter(Objects::nonNull).forEach(time -> counts[index(time, from, step, steps)]++);
        return Arrays.stream(counts).boxed().toList();
    }

    private static List<Integer> mostLive(
            List<LoggedCall> calls, Instant now, long from, long step, int steps) {
        var changes =
                calls.stream()
                        .flatMap(call ->
                                Stream.of(
                                        new Change(call.createdAt(), 1),
                                        new Change(end(call, now), -1)))
                        .sorted()
                        .toList();
        var most = new int[steps];
        int live = 0;
        int reached = 0;
        for (var change : changes) {
            int index = index(change.at(), from, step, steps);
            for (; reached < index; reached++) {
                most[reached + 1] = live;
            }
            live += change.by();
            most[index] = Math.max(most[index], live);
        }
        return Arrays.stream(most).boxed().toList();
    }

    private static int index(Instant time, long from, long step, int steps) {
        return Math.clamp((time.getEpochSecond() - from) / step, 0, steps - 1);
    }

    /** One more live call, or one less; at the same moment the ends come first. */
    private record Change(Instant at, int by) implements Comparable<Change> {

        @Override
        public int compareTo(Change other) {
            int order = at.compareTo(other.at);
            return order == 0 ? Integer.compare(by, other.by) : order;
        }
    }
}
