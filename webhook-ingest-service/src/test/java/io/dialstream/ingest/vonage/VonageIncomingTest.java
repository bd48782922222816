package io.dialstream.ingest.vonage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.IncomingCall;
import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VonageIncomingTest {

    private static final String QUESTION =
            """
            {"from":"15005550017","to":"15005550006","uuid":"aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab",
             "conversation_uuid":"CON-bbbbbbbb"}\
            """;

    private final VonageProvider provider =
            new VonageProvider(
                    SignedEvents.APPLICATION,
                    SignedEvents.API_KEY,
                    new VonageSignatures(SignedEvents.SECRET, SignedEvents.CLOCK));

    @Test
    void asksWhatACallerShallHear() {
        var call = read("/vonage/eu/incoming", QUESTION).orElseThrow();

        assertThat(provider.asks()).isTrue();
        assertThat(call.status()).isEqualTo(CallStatus.RINGING);
        assertThat(call.caller()).isEqualTo(new PhoneNumber("+15005550017"));
        assertThat(call.ourNumber()).isEqualTo(new PhoneNumber("+15005550006"));
        assertThat(call.report().providerCallId())
                .isEqualTo("aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab");
        assertThat(call.report().data()).containsEntry("conversation_uuid", "CON-bbbbbbbb");
    }

    @Test
    void theQuestionMaySayItsDirection() {
        var inbound = QUESTION.replace("\"uuid\"", "\"direction\":\"inbound\",\"uuid\"");

        assertThat(read("/vonage/incoming", inbound).orElseThrow().status())
                .isEqualTo(CallStatus.RINGING);
    }

    /** Events say their direction; only the question is known by where it comes. */
    @Test
    void theQuestionIsAskedAtItsOwnAddress() {
        assertThat(read("/vonage/eu/status", QUESTION)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "started, -, -, -",
                "ringing, -, RINGING, -",
                "answered, -, ANSWERED, -",
                "completed, 40, COMPLETED, 40",
                "completed, 0, COMPLETED, 0",
                "completed, -, COMPLETED, -",
                "cancelled, -, FAILED, -",
                "failed, -, FAILED, -",
                "unanswered, -, NO_ANSWER, -",
                "busy, -, MISSED, -"
            })
    void tellsItsStatusesInItsOwnWords(
            String word,
            @Nullable String duration,
            @Nullable CallStatus status,
            @Nullable Integer seconds) {
        var event =
                QUESTION.replace("\"uuid\"", "\"direction\":\"inbound\",\"status\":\"%s\",\"uuid\"")
                        .formatted(word)
                        .replace(
                                "\"uuid\"",
                                duration == null
                                        ? "\"uuid\""
                                        : "\"duration\":\"" + duration + "\",\"uuid\"");
        var call = read("/vonage/eu/status", event).orElseThrow();

        assertThat(call.status()).isEqualTo(status);
        assertThat(call.report().talkSeconds()).isEqualTo(seconds);
        assertThat(call.report().word()).isEqualTo(word);
        assertThat(call.ourNumber()).isEqualTo(new PhoneNumber("+15005550006"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"anonymous", "", "unknown", "Restricted", "266696687", "sip:a@b"})
    void aCallerMayHideTheNumber(String from) {
        assertThat(
                        read("/vonage/incoming", QUESTION.replace("15005550017", from))
                                .orElseThrow()
                                .caller())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "not json",
                "{}",
                "{\"from\":\"15005550017\",\"to\":\"15005550006\"}",
                "{\"from\":\"15005550017\",\"to\":\"15005550006\",\"uuid\":\"a b\"}",
                "{\"from\":\"15005550017\",\"to\":\"sip:us@example.com\",\"uuid\":\"a\"}",
                "{\"from\":\"15005550017\",\"uuid\":\"a\"}",
                "{\"to\":\"15005550006\",\"uuid\":\"a\",\"direction\":\"outbound\"}",
                "{\"to\":\"15005550006\",\"uuid\":\"a\",\"status\":\"ringing\"}",
                "{\"to\":\"15005550006\",\"uuid\":\"a\",\"status\":\"ringing\","
                        + "\"direction\":\"outbound\"}"
            })
    void anythingElseIsNoCallThatComesIn(String body) {
        assertThat(read("/vonage/incoming", body)).isEmpty();
        assertThat(read("/vonage/status", body)).isEmpty();
    }

    @Test
    void knowsNobodyElsesInstructions() {
        assertThat(provider.plays(new CalleeHears.Elsewhere("https://voice.example.com")))
                .isFalse();
        assertThat(provider.plays(new CalleeHears.Message("Hello."))).isTrue();
        assertThat(provider.plays(new CalleeHears.MediaStream("wss://a.example.com"))).isTrue();
    }

    private Optional<IncomingCall> read(String path, String body) {
        return provider.readIncoming(
                new RawRequest(
                        path,
                        null,
                        Map.of("Content-Type", "application/json"),
                        body.getBytes(StandardCharsets.UTF_8)));
    }
}
