package io.dialstream.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingCallTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.000987Z");
    private static final PhoneNumber OURS = new PhoneNumber("+15005550006");

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "anonymous",
                "Anonymous",
                "unknown",
                "restricted",
                "private",
                "unavailable",
                "+266696687",
                "+7378742833",
                "+86282452253",
                "sip:ada@example.com",
                "client:ada",
                "15005550017",
                "+0500",
                "+1500555001712345678",
                "+1500 555 0017"
            })
    void whoDoesNotShowANumberHasNone(@Nullable String from) {
        assertThat(IncomingCall.caller(from)).isNull();
    }

    @Test
    void aNumberIsThatOfTheCaller() {
        assertThat(IncomingCall.caller("+15005550017")).isEqualTo(new PhoneNumber("+15005550017"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "15005550017, +15005550017",
                "+15005550017, +15005550017",
                "anonymous, anonymous",
                "0500, 0500",
                "'', ''",
                "-, ''"
            })
    void aVendorMayLeaveThePlusOut(@Nullable String given, String number) {
        assertThat(IncomingCall.withPlus(given)).isEqualTo(number);
    }

    @Test
    void itsEventTellsAllThatIsKnown() {
        var event = call(CallStatus.COMPLETED, "completed").event("eu", "alice", "agent-7", NOON);

        assertThat(event.callId()).startsWith("in-").isEqualTo(event.key());
        assertThat(event.eventId()).startsWith(event.callId() + ":COMPLETED:");
        assertThat(event.userId()).isEqualTo("alice");
        assertThat(event.agentId()).isEqualTo("agent-7");
        assertThat(event.phoneNumber()).isNull();
        assertThat(event.ourNumber()).isEqualTo(OURS);
        assertThat(event.provider()).isEqualTo("eu");
        assertThat(event.providerCallId()).isEqualTo("CA1");
        assertThat(event.sequence()).isEqualTo(2);
        assertThat(event.durationSeconds()).isEqualTo(40);
        assertThat(event.recordedAt()).isEqualTo("2026-11-22T12:00:00Z");
        assertThat(event.data()).containsEntry("CallSid", "CA1");
    }

    @Test
    void theSameCallAtAnotherAccountIsAnother() {
        var call = call(CallStatus.RINGING, "ringing");

        assertThat(call.callId("eu")).isNotEqualTo(call.callId("us"));
    }

    /** Of a call that comes in nobody can say that we dial it. */
    @Test
    void thatItIsDialledIsOnlyAWord() {
        var event = call(CallStatus.DIALING, "initiated").event("eu", null, null, NOON);

        assertThat(event.status()).isNull();
        assertThat(event.eventId()).startsWith(event.callId() + ":raw:initiated:2:");
    }

    private static IncomingCall call(CallStatus status, String word) {
        return new IncomingCall(
                new StatusCallback.Report(
                        "CA1",
                        status,
                        word,
                        2,
                        null,
                        40,
                        null,
                        null,
                        null,
                        Map.of("CallSid", "CA1")),
                null,
                OURS);
    }
}
