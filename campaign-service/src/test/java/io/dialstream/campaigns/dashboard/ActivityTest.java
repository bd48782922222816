package io.dialstream.campaigns.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.history.LoggedCall;
import io.dialstream.events.CallStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActivityTest {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }

    private static LoggedCall call(long started, @Nullable Long answered, @Nullable Long ended) {
        return new LoggedCall(
                "c",
                "campaign",
                "1",
                "Ada",
                "+14155550101",
                CallStatus.RINGING,
                null,
                null,
                null,
                at(started),
                null,
                answered == null ? null : at(answered),
                ended == null ? null : at(ended),
                null);
    }

    @Test
    void countsStartsAndAnswersAndTheMostLiveCallsOfEachSecond() {
        var activity =
                Activity.of(List.of(call(0, 1L, 3L), call(0, null, 1L), call(3, null, 4L)), at(9));
        assertThat(activity.from()).isEqualTo(START.getEpochSecond());
        assertThat(activity.step()).isEqualTo(1);
        assertThat(activity.started()).containsExactly(2, 0, 0, 1, 0);
        assertThat(activity.answered()).containsExactly(0, 1, 0, 0, 0);
        assertThat(activity.live()).containsExactly(2, 2, 1, 1, 1);
    }

    @Test
    void aLiveCallLastsUntilNow() {
        var activity = Activity.of(List.of(call(0, null, null)), at(4));
        assertThat(activity.live()).containsExactly(1, 1, 1, 1, 1);
    }

    @Test
    void widensTheStepsWithTheSpan() {
        var calls = IntStream.range(0, 1000).mapToObj(n -> call(n, null, n + 1L)).toList();
        var activity = Activity.of(calls, at(2000));
        assertThat(activity.step()).isEqualTo(20);
        assertThat(activity.started()).hasSize(51);
        assertThat(activity.started().stream().mapToInt(Integer::intValue).sum()).isEqualTo(1000);
        assertThat(activity.live()).containsOnly(1);
    }

    @Test
    void noCallsAreAnEmptyStep() {
        assertThat(Activity.of(List.of(), START).started()).containsExactly(0);
    }
}
