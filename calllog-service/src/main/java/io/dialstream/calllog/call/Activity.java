package io.dialstream.calllog.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A campaign's calls over time, in buckets of equal length. Every call is in it: its start is in
 * one bucket, its answer in one if it was answered, and it is live from one to another.
 *
 * @param bucketSeconds how long a bucket is
 * @param buckets one after the other, also those in which nothing happened; none without a call
 */
public record Activity(long bucketSeconds, List<Bucket> buckets) {

    public static final Activity NONE = new Activity(1, List.of());

    private static final long DAY = 86_400;
    private static final long[] ROUND_LENGTHS = {
        1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, DAY
    };

    /**
     * What happened in a part of the time.
     *
     * @param started calls that were created in it
     * @param answered calls that were answered in it
     * @param live calls that had started and not ended at its end
     */
    public record Bucket(Instant start, long started, long answered, long live) {}

    /**
     * When a campaign's calls were.
     *
     * @param first when the first was created
     * @param last when the last ended; what is still to come does not count
     */
    public record Span(Instant first, Instant last) {

        /** Buckets of a round length, begun at a multiple of it; no more of them than said. */
        public Steps steps(int most) {
            return LongStream.concat(
                            LongStream.of(ROUND_LENGTHS),
                            LongStream.iterate(2 * DAY, length -> length + DAY))
                    .mapToObj(this::stepsOf)
                    .filter(steps -> steps.count() <= most)
                    .findFirst()
                    .orElseThrow();
        }

        private Steps stepsOf(long seconds) {
            var start = Math.floorDiv(first.getEpochSecond(), seconds) * seconds;
            var reach = Math.max(0, last.getEpochSecond() - start);
            return new Steps(Instant.ofEpochSecond(start), seconds, reach / seconds + 1);
        }
    }

    /** Where buckets begin, how long each is, how many there are. */
    public record Steps(Instant from, long seconds, long count) {

        Instant start(int index) {
            return from.plus(Duration.ofSeconds(seconds * index));
        }

        /**
         * What lies beyond the ends, for a clock that is wrong or by having just come, is at them.
         */
        int inside(long index) {
            return Math.clamp(index, 0, Math.toIntExact(count) - 1);
        }
    }

    /** What happens once to a call. */
    public enum Happening {
        STARTED,
        ANSWERED,
        ENDED
    }

    /**
     * How often it happened.
     *
     * @param index of the step, from 0; may lie outside
     */
    public record Count(Happening happening, long index, long calls) {}

    /** Out of counts, in any order. */
    public static Activity of(Steps steps, List<Count> counts) {
        var started = totals(Happening.STARTED, steps, counts);
        var answered = totals(Happening.ANSWERED, steps, counts);
        var ended = totals(Happening.ENDED, steps, counts);
        var buckets = new ArrayList<Bucket>();
        long live = 0;
        for (int i = 0; i < started.length; i++) {
            live += started[i] - ended[i];
            // The provider's clock may be behind ours: then a call ends before it starts.
            buckets.add(new Bucket(steps.start(i), started[i], answered[i], Math.max(0, live)));
        }
        return new Activity(steps.seconds(), List.copyOf(buckets));
    }

    private static long[] totals(Happening happening, Steps steps, List<Count> counts) {
        var totals = new long[Math.toIntExact(steps.count())];
        counts.stream()
                .filter(count -> count.happening() == happening)
                .forEach(count -> totals[steps.inside(count.index())] += count.calls());
        return totals;
    }
}
