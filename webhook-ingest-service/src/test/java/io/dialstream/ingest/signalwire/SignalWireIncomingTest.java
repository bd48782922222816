package io.dialstream.ingest.signalwire;

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

class SignalWireIncomingTest {

    private static final String CALL =
            "CallSid=7d1c0a5e-3c22-4f35-9a3d-d8c1d5a7c001&Direction=inbound&To=%2B15005550006"
                    + "&From=%2B15005550017";

    private final SignalWireProvider provider =
            new SignalWireProvider("p", "key", PublicAddress.parse("https://h"));

    @ParameterizedTest
    @CsvSource({"ringing, RINGING", "answered, ANSWERED", "in-progress, ANSWERED"})
    void tellsItInItsOwnWords(String word, CallStatus status) {
        var call = form(CALL + "&CallStatus=" + word).orElseThrow();

        assertThat(call.status()).isEqualTo(status);
        assertThat(call.caller()).isEqualTo(new PhoneNumber("+15005550017"));
        assertThat(call.ourNumber()).isEqualTo(new PhoneNumber("+15005550006"));
    }

    @Test
    void tellsItInJsonToo() {
        var call =
                read(
                        "application/json",
                        """
                        {"CallSid":"7d1c0a5e","Direction":"inbound","CallStatus":"completed",
                         "To":"+15005550006","From":"anonymous","CallDuration":40}\
                        """);

        assertThat(call).isPresent();
        assertThat(call.get().caller()).isNull();
        assertThat(call.get().report().talkSeconds()).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", CALL, "CallSid=7d&To=%2B15005550006&CallStatus=ringing"})
    void anythingElseIsNoCallThatComesIn(String body) {
        assertThat(form(body)).isEmpty();
    }

    private Optional<IncomingCall> form(String body) {
        return read("application/x-www-form-urlencoded", body);
    }

    private Optional<IncomingCall> read(String contentType, String body) {
        return provider.readIncoming(
                new RawRequest(
                        "/signalwire/incoming",
                        null,
                        Map.of("Content-Type", contentType),
                        body.getBytes(StandardCharsets.UTF_8)));
    }
}
