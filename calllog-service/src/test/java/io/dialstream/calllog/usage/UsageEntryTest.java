package io.dialstream.calllog.usage;

import static io.dialstream.calllog.call.SampleCalls.EVENTS;
import static io.dialstream.calllog.call.SampleCalls.callAfter;
import static io.dialstream.events.CallStatus.MISSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.call.Call;
import io.dialstream.events.CallStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageEntryTest {

    @Test
    void isMadeOfAnEndedCallOnly() {
        assertThat(UsageEntry.of(callAfter(EVENTS.initiated(), EVENTS.answered()))).isEmpty();
        assertThat(UsageEntry.of(callAfter(EVENTS.initiated(), EVENTS.completed(40))))
                .contains(
                        new UsageEntry(
                                "k1-1-1",
                                "alice",
                                "k1",
                                EVENTS.occurred(CallStatus.COMPLETED),
                                true,
                                true,
                                40,
                                11));
    }

    @Test
    void countsACallThatWasCompletedAtOnceAsAnswered() {
        var entry = entryOf(callAfter(EVENTS.initiated(), EVENTS.completed(0)));

        assertThat(entry.answered()).isTrue();
        assertThat(entry.seconds()).isZero();
    }

    @Test
    void chargesNothingForACallThatNobodyAnswered() {
        var entry = entryOf(callAfter(EVENTS.initiated(), EVENTS.reached(CallStatus.NO_ANSWER)));

        assertThat(entry)
                .extracting(UsageEntry::accepted, UsageEntry::answered, UsageEntry::seconds)
                .containsExactly(true, false, 0);
    }

    @Test
    void doesNotCountACallThatTheProviderRefused() {
        assertThat(entryOf(callAfter(EVENTS.initiated(), EVENTS.refused())).accepted()).isFalse();
    }

    @Test
    void isNotChangedByWhatIsHeardAfterTheEnd() {
        for (var end : List.of(EVENTS.completed(17), EVENTS.refused(), EVENTS.reached(MISSED))) {
            var ended = entryOf(callAfter(EVENTS.initiated(), end));

            var later =
                    entryOf(
                            callAfter(
                                    EVENTS.initiated(), end, EVENTS.dialing(), EVENTS.answered()));

            assertThat(later)
                    .usingRecursiveComparison()
                    .ignoringFields("appliedOffset")
                    .isEqualTo(ended);
        }
    }

    private static UsageEntry entryOf(Call call) {
        return UsageEntry.of(call).orElseThrow();
    }
}
