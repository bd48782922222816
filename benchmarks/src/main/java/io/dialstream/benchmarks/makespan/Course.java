package io.dialstream.benchmarks.makespan;

import io.dialstream.benchmarks.stack.Provider.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** How long the calls of one campaign took together, and how long they had to. */
record Course(Duration took, Duration limit) {

    private static final double MILLIS = 1000;

    static Course of(List<Call> calls, int slots) {
        List<Call> inOrder = calls.stream().sorted(Comparator.comparing(Call::createdAt)).toList();
        Instant last =
                inOrder.stream().map(Course::end).max(Comparator.naturalOrder()).orElseThrow();
        List<Duration> jobs =
                inOrder.stream()
                        .map(call -> Duration.between(call.createdAt(), end(call)))
                        .toList();
        return new Course(
                Duration.between(inOrder.getFirst().createdAt(), last),
                ListSchedule.makespan(jobs, slots));
    }

    private static Instant end(Call call) {
        return Objects.requireNonNull(call.endedAt(), "a call is still live");
    }

    double seconds() {
        return took.toMillis() / MILLIS;
    }

    double limitSeconds() {
        return limit.toMillis() / MILLIS;
    }

    double timesTheLimit() {
        return seconds() / limitSeconds();
    }
}
