package io.dialstream.ingest.plivo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.KeyPress;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.provider.Verification;
import io.dialstream.ingest.request.Hmac;
import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class PlivoProviderTest {

    private static final String CALL = "d0a87a1a-b0e9-4ab2-ac07-c22ee87cd04a";

    private final Provider provider = provider(Map.of("authtoken", "t0ken"));

    @Test
    void asksForATokenOfTheAccount() {
        assertThatThrownBy(() -> provider(Map.of()))
                .hasMessage("DIALSTREAM_PROVIDER_PL_AUTHTOKEN must be the account's auth token");
    }

    @Test
    void takesWhatTheAccountSigned() {
        var signature = Hmac.sha256("t0ken").base64("https://h/plivo/status?CallUUID1.42");
        var headers = Map.of("X-Plivo-Signature-V3", signature, "X-Plivo-Signature-V3-Nonce", "42");

        assertThat(provider.verify(request("CallUUID=1", headers)))
                .isEqualTo(new Verification.Genuine());
        assertThat(provider.verify(request("CallUUID=2", headers)))
                .isEqualTo(new Verification.Forged());
        assertThat(
                        provider.verify(
                                request("CallUUID=1", Map.of("X-Plivo-Signature-V3", signature))))
                .isEqualTo(new Verification.Forged());
        assertThat(provider.verify(request("CallUUID=1", Map.of())))
                .isEqualTo(new Verification.Forged());
        assertThat(provider.signatureHeaders()).containsExactly("X-Plivo-Signature-V3");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    ringing,     -,    RINGING,   -
                    in-progress, -,    ANSWERED,  -
                    completed,   4000, COMPLETED, -
                    completed,   4010, COMPLETED, -
                    busy,        3010, MISSED,    BUSY
                    no-answer,   3000, NO_ANSWER, -
                    timeout,     3000, NO_ANSWER, -
                    cancel,      1000, FAILED,    CANCELED
                    failed,      -,    FAILED,    UNKNOWN
                    failed,      0,    FAILED,    UNKNOWN
                    failed,      1000, FAILED,    CANCELED
                    failed,      1010, FAILED,    UNKNOWN
                    failed,      2000, FAILED,    PROVIDER_2000
                    failed,      2010, FAILED,    PROVIDER_2010
                    failed,      2030, FAILED,    PROVIDER_2030
                    failed,      2040, FAILED,    PROVIDER_2040
                    failed,      3000, NO_ANSWER, -
                    failed,      3010, MISSED,    BUSY
                    failed,      5010, FAILED,    UNKNOWN
                    teleported,  -,    -,         -
                    """)
    void readsEveryWord(
            String word,
            @Nullable String code,
            @Nullable CallStatus status,
            @Nullable String reason) {
        var form = "CallUUID=" + CALL + "&RequestUUID=R&CallStatus=" + word;
        var report = report(code == null ? form : form + "&HangupCauseCode=" + code);

        assertThat(report.providerCallId()).isEqualTo(CALL);
        assertThat(report.status()).isEqualTo(status);
        assertThat(report.reason()).isEqualTo(reason);
        assertThat(report.word()).isEqualTo(word);
        assertThat(report.data())
                .containsEntry("CallStatus", word)
                .containsEntry("RequestUUID", "R");
    }

    /** BillDuration is what is paid for, and the times do not say of which zone they are. */
    @Test
    void takesTheSecondsOfTheTalkAndNoTime() {
        var report =
                report(
                        "CallUUID="
                                + CALL
                                + "&CallStatus=completed&Duration=17&BillDuration=60"
                                + "&EndTime=2026-11-30+12%3A00%3A00");

        assertThat(report.talkSeconds()).isEqualTo(17);
        assertThat(report.occurredAt()).isNull();
        assertThat(report.data()).containsEntry("EndTime", "2026-11-30 12:00:00");
        assertThat(report("CallUUID=1&CallStatus=busy&Duration=0").talkSeconds()).isNull();
        assertThat(report("CallUUID=1&CallStatus=completed&Duration=x").talkSeconds()).isNull();
    }

    @Test
    void saysWhyACallFailed() {
        var form = "CallUUID=1&CallStatus=failed&HangupCauseCode=2010&HangupCauseName=";

        assertThat(report(form + "Destination+Out+Of+Service").detail())
                .isEqualTo("The call failed: Destination Out Of Service.");
        assertThat(report(form).detail()).isEqualTo("The call failed.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CallStatus=ringing",
                "CallUUID=1",
                "CallUUID=&CallStatus=ringing",
                "CallUUID=1&CallUUID=2&CallStatus=ringing",
                "CallUUID=1&CallStatus=ringing&CallStatus=busy",
                "CallUUID=a%20b&CallStatus=ringing"
            })
    void isNoCallbackWithoutOneCallAndOneStatus(String form) {
        assertThat(provider.read(request(form, Map.of())))
                .isInstanceOf(StatusCallback.Malformed.class);
    }

    @Test
    void theQuestionForInstructionsSaysThatACallWasAnswered() {
        var asked = "CallUUID=" + CALL + "&Event=StartApp&CallStatus=";

        assertThat(provider.readAnswer(request(asked + "in-progress", Map.of())))
                .hasValueSatisfying(report -> {
                    assertThat(report.status()).isEqualTo(CallStatus.ANSWERED);
                    assertThat(report.providerCallId()).isEqualTo(CALL);
                });
        assertThat(provider.readAnswer(request(asked + "completed", Map.of()))).isEmpty();
        assertThat(provider.readAnswer(request("CallStatus=in-progress", Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, MACHINE", "True, MACHINE", "false, UNKNOWN", "maybe, UNKNOWN"})
    void readsWhoHasAnswered(String word, AnsweredBy answeredBy) {
        var form = "CallUUID=" + CALL + "&Event=MachineDetection&Machine=" + word;
        var report = (StatusCallback.Report) provider.readVerdict(request(form, Map.of()));

        assertThat(report.answeredBy()).isEqualTo(answeredBy);
        assertThat(report.status()).isNull();
        assertThat(report.reason()).as("the greeting may go on").isNull();
    }

    @Test
    void readsAKey() {
        assertThat(provider.readKeyPress(request("CallUUID=1&Digits=9", Map.of())))
                .contains(new KeyPress("1", "9"));
        assertThat(provider.readKeyPress(request("CallUUID=1&Digits=9&Digits=1", Map.of())))
                .isEmpty();
        assertThat(provider.readKeyPress(request("CallUUID=1", Map.of()))).isEmpty();
        assertThat(provider.readKeyPress(request("Digits=9", Map.of()))).isEmpty();
    }

    @Test
    void speaksPlivosLanguage() {
        assertThat(xml(new CalleeHears.Message("1 < 2 & \u0000")))
                .isEqualTo("<Speak>1 &lt; 2 &amp;  </Speak>");
        assertThat(xml(new CalleeHears.MediaStream("wss://a/b?c&d")))
                .isEqualTo(
                        "<Stream bidirectional=\"true\" keepCallAlive=\"true\">wss://a/b?c&amp;d"
                                + "</Stream>");
        assertThat(xml(new CalleeHears.Elsewhere("https://a/b")))
                .isEqualTo("<Redirect method=\"POST\">https://a/b</Redirect>");
        assertThat(xml(new CalleeHears.Nothing())).isEqualTo("<Hangup/>");
        assertThat(xml(new CalleeHears.Offer("Hi", "Press 9", "https://h/plivo/digits?a=b&c=d")))
                .isEqualTo(
                        "<GetDigits action=\"https://h/plivo/digits?a=b&amp;c=d"
                                + "#rc=5&amp;rp=5xx,ct,rt\" method=\"POST\" numDigits=\"1\""
                                + " finishOnKey=\"none\" timeout=\"5\"><Speak>Hi</Speak>"
                                + "<Speak>Press 9</Speak></GetDigits>");
    }

    private String xml(CalleeHears hears) {
        var instructions = provider.instructions(hears);
        assertThat(instructions.contentType()).isEqualTo("application/xml");
        return instructions
                .text()
                .replaceFirst("^<\\?xml[^>]*\\?>", "")
                .replaceFirst("^<Response>(.*)</Response>$", "$1");
    }

    private StatusCallback.Report report(String form) {
        return (StatusCallback.Report) provider.read(request(form, Map.of()));
    }

    private static RawRequest request(String body, Map<String, String> headers) {
        return new RawRequest(
                "/plivo/status", null, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Provider provider(Map<String, String> settings) {
        var properties = new HashMap<String, Object>();
        properties.put("dialstream.provider.pl.vendor", "plivo");
        settings.forEach((name, value) -> properties.put("dialstream.provider.pl." + name, value));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new Plivo(PublicAddress.parse("https://h"))
                .provider(ConfiguredAccounts.read(environment).getFirst());
    }
}
