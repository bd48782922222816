package io.dialstream.simulator.callback;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * In which seconds requests to the caller's servers were answered with 5xx, each attempt counted. A
 * restart forgets them: they are the caller's, not what happened to a call. Thread-safe.
 */
public final class Refusals {

    private final NavigableMap<Instant, Map<Integer, Integer>> seconds =
            new ConcurrentSkipListMap<>();

    /** So many such answers in the second that begins then. */
    public record Second(Instant at, int status, int answers) {}

    /** Counts it if it is one. */
    public void answered(int status, Instant at) {
        if (status / 100 == 5) {
            seconds.computeIfAbsent(
                            at.truncatedTo(ChronoUnit.SECONDS), _ -> new ConcurrentSkipListMap<>())
                    .merge(status, 1, Integer::sum);
        }
    }

    /** In the order of time. */
    public List<Second> all() {
        return seconds.entrySet().stream()
                .flatMap(second ->
                        second.getValue().entrySet().stream()
                                .map(each ->
                                        new Second(
                                                second.getKey(), each.getKey(), each.getValue())))
                .toList();
    }
}
