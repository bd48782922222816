package io.dialstream.ingest.plivo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.ingest.provider.IncomingCall;
import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlivoIncomingTest {

    private static final String CALL =
            "CallUUID=d0a87a1a-b0e9-4ab2-ac07-c22ee87cd04a&Direction=inbound&To=15005550006";

    private final PlivoProvider provider =
            new PlivoProvider(new PlivoSignatures("t0ken", PublicAddress.parse("https://h")));

    @Test
    void asksWhatACallerShallHear() {
        var call = read(CALL + "&From=15005550017&CallStatus=ringing&Event=StartApp").orElseThrow();

        assertThat(provider.asks()).isTrue();
        assertThat(call.status()).isEqualTo(CallStatus.RINGING);
        assertThat(call.caller()).isEqualTo(new PhoneNumber("+15005550017"));
        assertThat(call.ourNumber()).isEqualTo(new PhoneNumber("+15005550006"));
    }

    @Test
    void tellsItsEnd() {
        var report =
                read(CALL + "&From=15005550017&CallStatus=completed&Event=Hangup&Duration=40")
                        .orElseThrow()
                        .report();

        assertThat(report.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(report.talkSeconds()).isEqualTo(40);
        assertThat(report.providerCallId()).isEqualTo("d0a87a1a-b0e9-4ab2-ac07-c22ee87cd04a");
    }

    @ParameterizedTest
    @CsvSource({"anonymous", "''", "266696687", "sip:ada@phone.plivo.com", "Restricted"})
    void aCallerMayHideTheNumber(String from) {
        assertThat(read(CALL + "&CallStatus=ringing&From=" + from).orElseThrow().caller()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                CALL,
                "CallUUID=d0&To=15005550006&CallStatus=ringing",
                "CallUUID=d0&To=15005550006&CallStatus=ringing&Direction=outbound",
                "CallUUID=d0&To=sip:us@phone.plivo.com&CallStatus=ringing&Direction=inbound",
                "CallUUID=d0&CallStatus=ringing&Direction=inbound",
                CALL + "&CallStatus=ringing&To=15005550007",
                CALL + "&CallStatus=ringing&Direction=outbound",
                CALL + "&CallStatus=ringing&CallUUID=d1"
            })
    void anythingElseIsNoCallThatComesIn(String form) {
        assertThat(read(form)).isEmpty();
    }

    private Optional<IncomingCall> read(String form) {
        return provider.readIncoming(
                new RawRequest(
                        "/plivo/incoming", null, Map.of(), form.getBytes(StandardCharsets.UTF_8)));
    }
}
