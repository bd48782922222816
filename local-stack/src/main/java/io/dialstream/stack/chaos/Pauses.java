package io.dialstream.stack.chaos;

import io.dialstream.stack.report.SimulatorReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** For how long something did not happen, as the provider knows it. */
final class Pauses {

    private static final int UNAVAILABLE = 503;

    private Pauses() {}

    /**
     * The longest time between two creates of whatever campaign, of which the second came after
     * then.
     */
    static Duration betweenCreates(List<SimulatorReport.Call> calls, Instant since) {
        List<Instant> creates = creates(calls);
        return longest(
                indexes(creates, since)
                        .map(i -> Duration.between(creates.get(i - 1), creates.get(i))));
    }

    /**
     * The longest time in which a campaign with waiting leads had a free place and no create: that
     * is how long its lane has had no owner, or one that could not go on.
     *
     * @param calls of one campaign whose leads are called once
     * @param limit how many of them may be live
     */
    static Duration withAFreePlace(List<SimulatorReport.Call> calls, int limit, Instant since) {
        List<Instant> creates = creates(calls);
        return longest(
                indexes(creates, since)
                        .map(i -> {
                            Instant free = freeSince(calls, limit, creates.get(i - 1));
                            return Duration.between(free, creates.get(i));
                        }));
    }

    /**
     * When a place was free for the first time from that create on, until there was another one.
     */
    private static Instant freeSince(
            List<SimulatorReport.Call> calls, int limit, Instant lastCreate) {
        List<Instant> ends =
                calls.stream()
                        .filter(call -> !call.createdAt().isAfter(lastCreate))
                        .map(call -> Objects.requireNonNullElse(call.endedAt(), Instant.MAX))
                        .filter(end -> end.isAfter(lastCreate))
                        .sorted()
                        .toList();
        return ends.size() < limit ? lastCreate : ends.get(ends.size() - limit);
    }

    private static List<Instant> creates(List<SimulatorReport.Call> calls) {
        return calls.stream().map(SimulatorReport.Call::createdAt).sorted().toList();
    }

    private static Stream<Integer> indexes(List<Instant> creates, Instant since) {
        return Stream.iterate(1, i -> i < creates.size(), i -> i + 1)
                .filter(i -> creates.get(i).isAfter(since));
    }

    private static Duration longest(Stream<Duration> pauses) {
        return pauses.filter(Duration::isPositive)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /**
     * In how many seconds a callback was answered 503.
     *
     * @param longest of them that follow each other
     */
    record Refused(int longest, int sum) {

        static Refused of(List<SimulatorReport.Refusal> refusals, Instant since) {
            List<Long> seconds =
                    refusals.stream()
                            .filter(each -> each.status() == UNAVAILABLE)
                            .map(each -> each.at().getEpochSecond())
                            .filter(second -> second >= since.getEpochSecond())
                            .distinct()
                            .sorted()
                            .toList();
            return new Refused(longestRun(seconds), seconds.size());
        }

        private static int longestRun(List<Long> seconds) {
            List<Integer> runs = new ArrayList<>(List.of(0));
            for (int i = 0; i < seconds.size(); i++) {
                boolean follows = i > 0 && seconds.get(i) == seconds.get(i - 1) + 1;
                runs.add(follows ? runs.getLast() + 1 : 1);
            }
            return runs.stream().max(Comparator.naturalOrder()).orElseThrow();
        }
    }
}
