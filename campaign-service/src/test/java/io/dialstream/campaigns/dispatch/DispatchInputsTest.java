package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.dispatch.DispatchFixtures.call;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.paused;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.CallMatch;
import io.dialstream.events.CallReturned;
import io.dialstream.events.CallStatus;
import io.dialstream.events.Event;
import io.dialstream.foundation.aggregate.Work;
import io.dialstream.foundation.eventlog.EventRecord;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;

class DispatchInputsTest {

    private static final int PARTITION = 7;

    private static List<Work<DispatchInput>> of(Event... events) {
        var batch =
                IntStream.range(0, events.length)
                        .mapToObj(offset -> new EventRecord(events[offset], PARTITION, offset))
                        .toList();
        return DispatchInputs.of(batch);
    }

    private static Work<DispatchInput> work(DispatchInput... inputs) {
        var work = Work.<DispatchInput>of("c", PARTITION, new DispatchInput.LiesIn(PARTITION));
        for (var input : inputs) {
            work = work.and(input);
        }
        return work;
    }

    @ParameterizedTest
    @NullSource
    @EnumSource(names = {"DIALING", "RINGING", "ANSWERED"})
    void nothingIsReadForWhatLiesBetweenTheBeginningAndTheEndOfACall(@Nullable CallStatus status) {
        assertThat(of(status(call(1), status))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"INITIATED", "COMPLETED", "NO_ANSWER", "MISSED", "FAILED"})
    void theBeginningAndTheEndOfACallAreHandled(CallStatus status) {
        var event = status(call(1), status);

        assertThat(of(event)).containsExactly(work(new DispatchInput.StatusChanged(event)));
    }

    @Test
    void whatTheProviderCallsACallIsTakenFromTheDialer() {
        var event = DispatchFixtures.dialled(call(1), "CA1");

        assertThat(of(event)).containsExactly(work(new DispatchInput.StatusChanged(event)));
        assertThat(of(DispatchFixtures.calledBack(call(1), CallStatus.DIALING, "CA1"))).isEmpty();
    }

    @Test
    void aPauseComesBeforeACallThatEndedBeforeIt() {
        var ended = status(call(1), CallStatus.COMPLETED);
        var paused = paused(4);

        assertThat(of(ended, paused))
                .containsExactly(
                        work(
                                new DispatchInput.Moved(paused),
                                new DispatchInput.StatusChanged(ended)));
    }

    @Test
    void callBacksComeBeforeAllElse() {
        var end = status(call(1), CallStatus.MISSED);
        var move = paused(4);
        var back =
                new CallReturned(
                        CallReturned.eventId("in-1"),
                        "in-1",
                        call(1),
                        "c",
                        "1",
                        "ann",
                        CallMatch.NUMBER,
                        DispatchFixtures.NOW);

        assertThat(of(end, move, back))
                .containsExactly(
                        work(
                                new DispatchInput.CalledBack(1),
                                new DispatchInput.Moved(move),
                                new DispatchInput.StatusChanged(end)));
    }
}
