package io.dialstream.calllog.usage;

import static io.dialstream.calllog.call.SampleCalls.TOLD;
import static io.dialstream.calllog.call.SampleCalls.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.call.Call;
import io.dialstream.events.CallStatus;
import java.time.YearMonth;
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
    void isRewrittenByALateEventThatChangesTheFacts() {
        var late = told(TOLD.initiated(), TOLD.completed(null), TOLD.answered());

        assertThat(entryOf(late).seconds()).isEqualTo(10);
        assertThat(entryOf(late).month()).isEqualTo(YearMonth.of(2026, 11));
    }

    private static UsageEntry entryOf(Call call) {
        return UsageEntry.of(call).orElseThrow();
    }
}
