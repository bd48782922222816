package io.dialstream.calllog.history;

import static io.dialstream.calllog.testing.CallEvents.inCampaign;
import static io.dialstream.calllog.testing.CallerEvents.aCallback;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.Incoming;
import io.dialstream.calllog.call.SampleCalls;
import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogEntryTest {

    private static final CallEvents EVENTS = inCampaign("c1", "k1");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    INITIATED | The call is about to be dialled.
                    DIALING   | The provider has taken the call.
                    RINGING   | The phone rings.
                    ANSWERED  | The call was answered.
                    COMPLETED | The call has ended after 40 seconds.
                    NO_ANSWER | Nobody answered.
                    MISSED    | The callee was busy or declined (BUSY).
                    FAILED    | The call failed (SIP_404).
                    """)
    void saysInASentenceWhatHappened(CallStatus status, String sentence) {
        assertThat(entry(EVENTS.reached(status)).details()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    RINGING   | Somebody calls.
                    ANSWERED  | The call was answered.
                    COMPLETED | The call has ended after 40 seconds.
                    NO_ANSWER | Nobody answered.
                    MISSED    | The call was declined (BUSY).
                    FAILED    | The call was cancelled (CANCELED).
                    """)
    void saysWhatHappenedToACallThatCameIn(CallStatus status, String sentence) {
        var events = aCallback("back", "+15005550006");
        var caller = SampleCalls.aCallback(events).callee();

        assertThat(LogEntry.of(Incoming.callback(events.reached(status)), caller, 5).details())
                .isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELED, The call was cancelled (CANCELED).",
        "DIAL_UNKNOWN, Whether the call was dialled never became known (DIAL_UNKNOWN).",
        ", The call failed."
    })
    void saysWhyACallFailed(@Nullable String reason, String sentence) {
        assertThat(entry(EVENTS.ended(CallStatus.FAILED, null, reason)).details())
                .isEqualTo(sentence);
    }

    @Test
    void repeatsWhatTheWriterAdded() {
        assertThat(entry(EVENTS.refused()).details())
                .isEqualTo("The call failed (PROVIDER_21211). The provider refused the call.");
    }

    @Test
    void keepsAnUnknownWordRaw() {
        var raw = entry(EVENTS.unknownWord("parked", 7));

        assertThat(raw.event()).isEqualTo(LogEvent.RAW);
        assertThat(raw.data()).containsEntry("CallStatus", "parked");
        assertThat(raw.details()).isEqualTo("The provider sent a status that we do not know.");
    }

    @Test
    void hasTheTimeOfRecordingAndTheProvidersOwn() {
        var entry = entry(EVENTS.ringing());

        assertThat(entry.timestamp()).isEqualTo(EVENTS.recorded(CallStatus.RINGING));
        assertThat(entry.occurredAt()).isEqualTo(EVENTS.occurred(CallStatus.RINGING));
    }

    @Test
    void hasADurationWhereTheEventTellsOfOne() {
        assertThat(entry(EVENTS.completed(1)).durationSeconds()).isEqualTo(1);
        assertThat(entry(EVENTS.completed(0)).durationSeconds()).isZero();
        assertThat(entry(EVENTS.reached(CallStatus.NO_ANSWER)).durationSeconds()).isNull();
        assertThat(entry(EVENTS.ended(CallStatus.FAILED, 8, null)).durationSeconds()).isEqualTo(8);
    }

    private static LogEntry entry(CallStatusChanged event) {
        return LogEntry.of(event, Call.initiated(EVENTS.initiated(), 0).callee(), 5);
    }
}
