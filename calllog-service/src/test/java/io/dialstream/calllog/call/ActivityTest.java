package io.dialstream.calllog.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.call.Activity.Bucket;
import io.dialstream.calllog.call.Activity.Count;
import io.dialstream.calllog.call.Activity.Happening;
import io.dialstream.calllog.call.Activity.Span;
import io.dialstream.calllog.call.Activity.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityTest {

    private static final Instant START = Instant.parse("2026-11-22T16:00:00Z");

    @Test
    void addsUpWhatIsLive() {
        var steps = new Steps(START, 10, 3);

        var activity =
                Activity.of(
                        steps,
                        List.of(
                                new Count(Happening.STARTED, 0, 3),
                                new Count(Happening.ENDED, 0, 1),
                                new Count(Happening.ANSWERED, 1, 2),
                                new Count(Happening.STARTED, 2, 1),
                                new Count(Happening.ENDED, 2, 2)));

        assertThat(activity.bucketSeconds()).isEqualTo(10);
        assertThat(activity.buckets())
                .containsExactly(
                        new Bucket(START, 3, 0, 2),
                        new Bucket(START.plusSeconds(10), 0, 2, 2),
                        new Bucket(START.plusSeconds(20), 1, 0, 1));
    }

    @Test
    void losesNothingThatLiesBeyondTheEnds() {
        var activity =
                Activity.of(
                        new Steps(START, 10, 2),
                        List.of(
                                new Count(Happening.STARTED, 0, 2),
                                new Count(Happening.ENDED, -7, 1),
                                new Count(Happening.STARTED, 900, 3)));

        assertThat(activity.buckets())
                .containsExactly(
                        new Bucket(START, 2, 0, 1), new Bucket(START.plusSeconds(10), 3, 0, 4));
    }

    @Test
    void showsNoLessThanNothingWhenAClockIsBehind() {
        var activity =
                Activity.of(
                        new Steps(START, 1, 2),
                        List.of(
                                new Count(Happening.ENDED, 0, 1),
                                new Count(Happening.STARTED, 1, 1)));

        assertThat(activity.buckets()).extracting(Bucket::live).containsExactly(0L, 0L);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 1, 1",
        "PT9S, 1, 10",
        "PT10S, 2, 6",
        "PT10M, 120, 6",
        "P1D, 21600, 5",
        "P400D, 3715200, 10",
    })
    void takesTheShortestRoundLengthThatFits(Duration length, long seconds, long count) {
        var steps = new Span(START, START.plus(length)).steps(10);

        assertThat(steps.seconds()).isEqualTo(seconds);
        assertThat(steps.count()).isEqualTo(count);
        assertThat(steps.from()).isBeforeOrEqualTo(START);
    }

    @Test
    void hasOneBucketWhenTheEndIsBeforeTheStart() {
        assertThat(new Span(START, START.minusSeconds(3)).steps(10))
                .isEqualTo(new Steps(START, 1, 1));
    }
}
