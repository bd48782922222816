package io.dialstream.benchmarks.refill;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A slot that one call left and another one took. */
record Refill(CallTrace left, CallTrace taken) {

    /**
     * The refills of one campaign: whichever call was the nth to end, its slot went to the call
     * that was requested as the nth after the first ones.
     */
    static List<Refill> of(List<CallTrace> calls, int slots) {
        List<CallTrace> ends = calls.stream().sorted(comparing(CallTrace::heard)).toList();
        List<CallTrace> creates = calls.stream().sorted(comparing(CallTrace::created)).toList();
        return IntStream.range(0, Math.max(0, calls.size() - slots))
                .mapToObj(n -> new Refill(ends.get(n), creates.get(n + slots)))
                .toList();
    }

    /** From the final callback at the ingest service to the next request at the provider. */
    Duration duration() {
        return Duration.between(left.heard(), taken.created());
    }

    /** A part of the way. */
    record Hop(String name, Duration took) {}

    Stream<Hop> hops() {
        return Stream.of(
                hop("ended at the provider -> heard by ingest", left.ended(), left.heard()),
                hop("heard by ingest -> readable in the log", left.heard(), left.readable()),
                hop("readable -> slot saved, next call begun", left.readable(), taken.noted()),
                hop("begun -> INITIATED readable", taken.noted(), taken.logged()),
                hop("INITIATED readable -> request at provider", taken.logged(), taken.created()));
    }

    private static Hop hop(String name, Instant from, Instant to) {
        return new Hop(name, Duration.between(from, to));
    }
}
