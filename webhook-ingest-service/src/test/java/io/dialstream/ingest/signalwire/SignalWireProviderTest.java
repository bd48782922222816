package io.dialstream.ingest.signalwire;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.CallStatus;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.provider.Verification;
import io.dialstream.ingest.request.Hmac;
import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalWireProviderTest {

    private static final String PROJECT = "b0f5c0de-0000-4000-8000-00000000abcd";
    private static final String KEY = "PSK_key";
    private static final String CALL = "7d1c0a5e-3c22-4f35-9a3d-d8c1d5a7c001";

    private final SignalWireProvider provider =
            new SignalWireProvider(PROJECT, KEY, PublicAddress.parse("https://h"));

    @ParameterizedTest
    @ValueSource(strings = {"X-SignalWire-Signature", "X-Twilio-Signature"})
    void takesWhatTheProjectSignedUnderEitherHeader(String header) {
        assertThat(verified(header, "a=b&AccountSid=" + PROJECT))
                .isEqualTo(new Verification.Genuine());
        assertThat(provider.signatureHeaders()).contains(header);
    }

    @Test
    void theOwnHeaderCountsWhereBothAreThere() {
        var body = "AccountSid=" + PROJECT;
        var right = signature(body);

        assertThat(
                        provider.verify(
                                request(
                                        body,
                                        Map.of(
                                                "X-SignalWire-Signature",
                                                "d3Jvbmc=",
                                                "X-Twilio-Signature",
                                                right))))
                .isEqualTo(new Verification.Forged());
    }

    @Test
    void whatIsNotSignedIsForgedWhateverItNames() {
        assertThat(provider.verify(request("AccountSid=" + PROJECT, Map.of())))
                .isEqualTo(new Verification.Forged());
    }

    @Test
    void aKeyInOtherHandsSpeaksForNoOtherProject() {
        assertThat(
                        verified(
                                "X-SignalWire-Signature",
                                "AccountSid=00000000-0000-4000-8000-000000000000"))
                .isEqualTo(new Verification.Foreign());
    }

    @Test
    void whatNamesNoProjectOrSeveralIsUnclear() {
        for (var body : List.of("a=b", "AccountSid=" + PROJECT + "&AccountSid=" + PROJECT)) {
            assertThat(verified("X-SignalWire-Signature", body))
                    .isEqualTo(
                            new Verification.Unclear(
                                    new FieldProblem("AccountSid", "must be there once")));
        }
    }

    @Test
    void takesABodyOfJsonAsWell() {
        var json =
                "{\"AccountSid\":\""
                        + PROJECT
                        + "\",\"CallSid\":\""
                        + CALL
                        + "\","
                        + "\"CallStatus\":\"ringing\",\"more\":{\"a\":1},\"none\":null}";
        var signature =
                Hmac.sha1(KEY)
                        .hex(
                                ("https://h/signalwire/status" + json)
                                        .getBytes(StandardCharsets.UTF_8));
        var request =
                request(
                        json,
                        Map.of(
                                "X-SignalWire-Signature",
                                signature,
                                "Content-Type",
                                "application/json"));

        assertThat(provider.verify(request)).isEqualTo(new Verification.Genuine());
        assertThat(report(request).status()).isEqualTo(CallStatus.RINGING);
        assertThat(report(request).data()).containsOnlyKeys("AccountSid", "CallSid", "CallStatus");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    queued,      DIALING
                    initiated,   DIALING
                    ringing,     RINGING
                    answered,    ANSWERED
                    in-progress, ANSWERED
                    completed,   COMPLETED
                    busy,        MISSED
                    no-answer,   NO_ANSWER
                    failed,      FAILED
                    canceled,    FAILED
                    teleported,  -
                    """)
    void readsEveryWord(String word, @Nullable CallStatus status) {
        var report = report(request("CallSid=" + CALL + "&CallStatus=" + word, Map.of()));

        assertThat(report.status()).isEqualTo(status);
        assertThat(report.word()).isEqualTo(word);
        assertThat(report.data()).containsEntry("CallStatus", word);
    }

    /** Whoever reads the log sees one answer: a call has one entry for each status. */
    @Test
    void bothAnswersAreOne() {
        var answered = report(request("CallSid=" + CALL + "&CallStatus=answered", Map.of()));
        var inProgress = report(request("CallSid=" + CALL + "&CallStatus=in-progress", Map.of()));

        assertThat(answered.status()).isEqualTo(inProgress.status());
    }

    @Test
    void saysWhoHasSaidAnUnknownWord() {
        assertThat(report(request("CallSid=" + CALL + "&CallStatus=teleported", Map.of())).detail())
                .isEqualTo("SignalWire said teleported.");
    }

    @Test
    void answersInTheWordsThatItHasTakenOver() {
        var instructions = provider.instructions(new CalleeHears.Message("Hi"));

        assertThat(instructions.contentType()).isEqualTo("application/xml");
        assertThat(instructions.text()).contains("<Response><Say>Hi</Say></Response>");
    }

    private StatusCallback.Report report(RawRequest request) {
        return (StatusCallback.Report) provider.read(request);
    }

    private Verification verified(String header, String body) {
        return provider.verify(request(body, Map.of(header, signature(body))));
    }

    /** Nothing is documented that a fragment could mean here, and it could be signed or sent. */
    @Test
    void theKeyIsToldAtTheAddressAsItIs() {
        var offer = new CalleeHears.Offer("Hi", "Press 9.", "https://h/signalwire/digits?t=1");

        assertThat(provider.instructions(offer).text())
                .contains("action=\"https://h/signalwire/digits?t=1\"");
    }

    private static String signature(String body) {
        var text = new StringBuilder("https://h/signalwire/status");
        for (var field : new TreeSet<>(List.of(body.split("&", -1)))) {
            text.append(field.replace("=", ""));
        }
        // A repeated field is there as often as it was sent.
        if (body.chars().filter(letter -> letter == 'A').count() > 1) {
            text.append("AccountSid").append(PROJECT);
        }
        return Hmac.sha1(KEY).base64(text.toString());
    }

    private static RawRequest request(String body, Map<String, String> headers) {
        return new RawRequest(
                "/signalwire/status", null, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
