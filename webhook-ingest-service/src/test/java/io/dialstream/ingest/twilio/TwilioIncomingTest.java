package io.dialstream.ingest.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.ingest.provider.IncomingCall;
import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioIncomingTest {

    private static final String CALL =
            "CallSid=CA1&AccountSid=AC1&Direction=inbound&To=%2B15005550006";

    private final TwilioProvider twilio =
            new TwilioProvider("AC1", List.of("token"), PublicAddress.parse("https://h"));

    @Test
    void asksWhatACallerShallHear() {
        var call = read(CALL + "&CallStatus=ringing&From=%2B15005550017&Caller=%2B15005550017");

        assertThat(twilio.asks()).isTrue();
        assertThat(call).isPresent();
        assertThat(call.get().status()).isEqualTo(CallStatus.RINGING);
        assertThat(call.get().caller()).isEqualTo(new PhoneNumber("+15005550017"));
        assertThat(call.get().ourNumber()).isEqualTo(new PhoneNumber("+15005550006"));
        assertThat(call.get().report().providerCallId()).isEqualTo("CA1");
    }

    @ParameterizedTest
    @CsvSource({
        "ringing, RINGING",
        "in-progress, ANSWERED",
        "completed, COMPLETED",
        "busy, MISSED",
        "no-answer, NO_ANSWER",
        "failed, FAILED",
        "canceled, FAILED"
    })
    void tellsItsStatusesInItsOwnWords(String word, CallStatus status) {
        assertThat(read(CALL + "&From=%2B15005550017&CallStatus=" + word).orElseThrow().status())
                .isEqualTo(status);
    }

    @Test
    void tellsHowLongItWas() {
        var report =
                read(CALL
                                + "&From=%2B15005550017&CallStatus=completed&CallDuration=40"
                                + "&SequenceNumber=2"
                                + "&Timestamp=Tue%2C+31+Mar+2026+13%3A37%3A00+%2B0000")
                        .orElseThrow()
                        .report();

        assertThat(report.talkSeconds()).isEqualTo(40);
        assertThat(report.sequence()).isEqualTo(2);
        assertThat(report.occurredAt()).isEqualTo("2026-03-31T13:37:00Z");
        assertThat(report.data()).containsEntry("CallDuration", "40");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&From=",
                "&From=anonymous",
                "&From=%2B266696687",
                "&From=sip%3Aada%40example.com"
            })
    void aCallerMayHideTheNumber(String from) {
        var call = read(CALL + "&CallStatus=ringing" + from);

        assertThat(call).isPresent();
        assertThat(call.get().caller()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not a form",
                "CallSid=CA1&To=%2B15005550006&CallStatus=ringing",
                "CallSid=CA1&To=%2B15005550006&CallStatus=ringing&Direction=outbound-api",
                "CallSid=CA1&To=%2B15005550006&CallStatus=ringing&Direction=outbound-dial",
                "CallSid=CA1&To=%2B15005550006&CallStatus=ringing&Direction=inbound"
                        + "&Direction=outbound-api",
                "CallSid=CA1&CallStatus=ringing&Direction=inbound",
                "CallSid=CA1&CallStatus=ringing&Direction=inbound&To=sip%3Aus%40example.com",
                CALL,
                CALL + "&CallStatus=ringing&To=%2B15005550007",
                CALL + "&CallStatus=ringing&From=%2B1500&From=%2B1600",
                CALL + "&CallStatus=ringing&CallStatus=completed",
                CALL + "&CallStatus=ringing&CallSid=CA2",
                "CallSid=a%20b&To=%2B15005550006&CallStatus=ringing&Direction=inbound"
            })
    void anythingElseIsNoCallThatComesIn(String form) {
        assertThat(read(form)).isEmpty();
    }

    private Optional<IncomingCall> read(String form) {
        return twilio.readIncoming(
                new RawRequest(
                        "/twilio/incoming", null, Map.of(), form.getBytes(StandardCharsets.UTF_8)));
    }
}
