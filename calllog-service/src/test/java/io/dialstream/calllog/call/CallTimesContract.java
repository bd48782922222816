package io.dialstream.calllog.call;

import static io.dialstream.calllog.call.SampleCalls.callAfter;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.call.Activity.Count;
import io.dialstream.calllog.call.Activity.Happening;
import io.dialstream.calllog.call.Activity.Span;
import io.dialstream.calllog.call.Activity.Steps;
import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.events.CallStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every kind of {@link CallTimes} does. */
public abstract class CallTimesContract {

    private static final Instant NOW = CallEvents.START.plusSeconds(1_000);
    private static final Steps STEPS = new Steps(CallEvents.START, 10, 5);

    private final Calls calls;
    private final CallTimes times;

    /** Calls and the times of the same calls. */
    public record Both(Calls calls, CallTimes times) {}

    /** On empty ones. */
    protected CallTimesContract(Both both) {
        this.calls = both.calls();
        this.times = both.times();
    }

    @Test
    void reachesFromTheFirstStartToTheLastEnd() {
        saveEnded("c1", 0);
        saveEnded("c2", 100);
        saveEnded("c3", 50);

        assertThat(times.span("alice", "k1", NOW))
                .contains(
                        new Span(
                                at("c1", 0).recorded(CallStatus.INITIATED),
                                at("c2", 100).occurred(CallStatus.COMPLETED)));
    }

    @Test
    void reachesUntilNowWhileACallLives() {
        saveEnded("c1", 0);
        saveRinging("c2", 5);

        assertThat(times.span("alice", "k1", NOW).map(Span::last)).contains(NOW);
    }

    @Test
    void countsEveryHappeningInItsStep() {
        saveEnded("c1", 0);
        saveEnded("c2", 1);
        saveRinging("c3", 10);

        assertThat(times.counts("alice", "k1", STEPS))
                .containsExactlyInAnyOrder(
                        new Count(Happening.STARTED, 0, 2),
                        new Count(Happening.STARTED, 1, 1),
                        new Count(Happening.ANSWERED, 3, 2),
                        new Count(Happening.ENDED, 4, 2));
    }

    @Test
    void countsWhatLiesBeforeTheSteps() {
        saveRinging("c1", -1);

        assertThat(times.counts("alice", "k1", STEPS))
                .containsExactly(new Count(Happening.STARTED, -1, 1));
    }

    @Test
    void knowsNothingOfOtherCampaignsAndUsers() {
        saveRinging("c1", 0);

        assertThat(times.span("bob", "k1", NOW)).isEmpty();
        assertThat(times.span("alice", "k2", NOW)).isEmpty();
        assertThat(times.counts("bob", "k1", STEPS)).isEmpty();
        assertThat(times.counts("alice", "k2", STEPS)).isEmpty();
    }

    private void saveEnded(String callId, int second) {
        var events = at(callId, second);
        calls.saveAll(
                List.of(callAfter(events.initiated(), events.answered(), events.completed(10))));
    }

    private void saveRinging(String callId, int second) {
        var events = at(callId, second);
        calls.saveAll(List.of(callAfter(events.initiated(), events.ringing())));
    }

    private static CallEvents at(String callId, int second) {
        return CallEvents.inCampaign(callId, "k1").startingAt(CallEvents.START.plusSeconds(second));
    }
}
