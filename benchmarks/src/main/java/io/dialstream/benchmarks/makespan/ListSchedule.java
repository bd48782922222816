package io.dialstream.benchmarks.makespan;

import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The physical limit: jobs in their order on so many machines, each beginning the moment a machine
 * is free.
 */
final class ListSchedule {

    private ListSchedule() {}

    /** When the last job is done. */
    static Duration makespan(List<Duration> jobs, int machines) {
        PriorityQueue<Duration> free = new PriorityQueue<>();
        for (int machine = 0; machine < machines; machine++) {
            free.add(Duration.ZERO);
        }
        Duration last = Duration.ZERO;
        for (Duration job : jobs) {
            Duration end = free.remove().plus(job);
            free.add(end);
            last = end.compareTo(last) > 0 ? end : last;
        }
        return last;
    }
}
