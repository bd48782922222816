package io.dialstream.calllog.usage;

import static io.dialstream.calllog.call.SampleCalls.TOLD;
import static io.dialstream.calllog.call.SampleCalls.told;
import static io.dialstream.events.CallStatus.MISSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.call.Call;
import io.dialstream.events.CallStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageEntryTest {

    @Test
    void isMadeOfAnEndedCallOnly() {
        assertThat(UsageEntry.of(told(TOLD.initiated(), TOLD.answered()))).isEmpty();
        assertThat(UsageEntry.of(told(TOLD.initiated(), TOLD.completed(40))))
                .contains(
                        new UsageEntry(
                                "k1-1-1",
                                "alice",
                                "k1",
                                TOLD.occurred(CallStatus.COMPLETED),
                                true,
                                true,
                                40,
                                11));
    }

    @Test
    void countsACallThatWasCompletedAtOnceAsAnswered() {
        var entry = entryOf(told(TOLD.initiated(), TOLD.completed(0)));

        assertThat(entry.answered()).isTrue();
        assertThat(entry.seconds()).isZero();
    }

    @Test
    void chargesNothingForACallThatNobodyAnswered() {
        var entry = entryOf(told(TOLD.initiated(), TOLD.heard(CallStatus.NO_ANSWER)));

        assertThat(entry)
                .extracting(UsageEntry::accepted, UsageEntry::answered, UsageEntry::seconds)
                .containsExactly(true, false, 0);
    }

    @Test
    void doesNotCountACallThatTheProviderRefused() {
        assertThat(entryOf(told(TOLD.initiated(), TOLD.refused())).accepted()).isFalse();
    }

    @Test
    void isNotChangedByWhatIsHeardAfterTheEnd() {
        for (var end : List.of(TOLD.completed(null), TOLD.refused(), TOLD.heard(MISSED))) {
            var ended = entryOf(told(TOLD.initiated(), end));

            var later = entryOf(told(TOLD.initiated(), end, TOLD.dialing(), TOLD.answered()));

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
