package io.dialstream.benchmarks.floor;

import com.sun.management.OperatingSystemMXBean;
import io.dialstream.benchmarks.floor.Workload.Command;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that does what a {@link Workload} says again and again, five rounds at once and as fast
 * as it is answered, and prints how many nanoseconds of processor time a round has cost it.
 */
final class BareClients {

    private static final int AT_ONCE = 5;

    private BareClients() {}

    /** The number of rounds, as many of which are done before to warm up, and the workload. */
    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        int rounds = Integer.parseInt(arguments[0]);
        var workload = Workload.of(List.of(arguments).subList(1, arguments.length));
        try (var database = new BareDatabase(workload);
                var log = new BareLog(workload);
                var requests = new BareRequests(workload)) {
            Round round =
                    number -> {
                        for (Command command : workload.commands()) {
                            database.send(command, number);
                        }
                        log.write(number);
                        requests.send(number);
                    };
            run(round, rounds);
            long before = processorTime();
            run(round, rounds);
            System.out.println((processorTime() - before) / rounds);
        }
    }

    /** All that one call needs. */
    private interface Round {
        void run(int number);
    }

    private static void run(Round round, int rounds)
            throws InterruptedException, ExecutionException {
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(
                        threads.submit(() -> {
                            int number = next.getAndIncrement();
                            while (number < rounds) {
                                round.run(number);
                                number = next.getAndIncrement();
                            }
                        }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
