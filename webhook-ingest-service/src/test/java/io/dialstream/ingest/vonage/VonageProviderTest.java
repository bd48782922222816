package io.dialstream.ingest.vonage;

import static io.dialstream.ingest.vonage.SignedEvents.API_KEY;
import static io.dialstream.ingest.vonage.SignedEvents.APPLICATION;
import static io.dialstream.ingest.vonage.SignedEvents.CLOCK;
import static io.dialstream.ingest.vonage.SignedEvents.NOW;
import static io.dialstream.ingest.vonage.SignedEvents.SECRET;
import static io.dialstream.ingest.vonage.SignedEvents.claims;
import static io.dialstream.ingest.vonage.SignedEvents.request;
import static io.dialstream.ingest.vonage.SignedEvents.signed;
import static io.dialstream.ingest.vonage.SignedEvents.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.ingest.provider.KeyPress;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.provider.Verification;
import io.dialstream.ingest.request.RawRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VonageProviderTest {

    private static final String CALL = "63f61863-4a51-4f6b-86e1-46edebcf9356";

    private final VonageProvider provider =
            new VonageProvider(APPLICATION, API_KEY, new VonageSignatures(SECRET, CLOCK));

    @Test
    void takesWhatTheAccountSigned() {
        assertThat(provider.verify(signed("{\"uuid\":\"u\"}")))
                .isEqualTo(new Verification.Genuine());
        assertThat(provider.signatureHeaders()).containsExactly("Authorization");
    }

    @Test
    void whatIsNotSignedIsForged() {
        assertThat(provider.verify(request("{}", null))).isEqualTo(new Verification.Forged());
    }

    /** One account may have many applications, all with one signature secret. */
    @Test
    void anotherApplicationOrAccountIsForeign() {
        assertThat(claimed(API_KEY, "00000000-0000-4000-8000-000000000000"))
                .isEqualTo(new Verification.Foreign());
        assertThat(claimed("other", APPLICATION)).isEqualTo(new Verification.Foreign());
    }

    @Test
    void whatDoesNotSayWhoseItIsIsUnclear() {
        assertThat(claimed("", APPLICATION))
                .isEqualTo(
                        new Verification.Unclear(
                                new FieldProblem("api_key", "is missing from the signature")));
        assertThat(claimed(API_KEY, ""))
                .isEqualTo(
                        new Verification.Unclear(
                                new FieldProblem(
                                        "application_id", "is missing from the signature")));
    }

    private Verification claimed(String apiKey, String application) {
        var claims = claims("{}", NOW.getEpochSecond(), apiKey, application);
        return provider.verify(request("{}", "Bearer " + token(SECRET, claims)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    started,      -,                     DIALING,   -
                    ringing,      -,                     RINGING,   -
                    answered,     -,                     ANSWERED,  -
                    busy,         -,                     MISSED,    BUSY
                    rejected,     declined,              MISSED,    DECLINED
                    rejected,     restricted,            FAILED,    PROVIDER_RESTRICTED
                    rejected,     -,                     FAILED,    UNKNOWN
                    unanswered,   -,                     NO_ANSWER, -
                    unanswered,   unavailable,           NO_ANSWER, -
                    unanswered,   timeout,               NO_ANSWER, -
                    timeout,      -,                     NO_ANSWER, -
                    failed,       -,                     FAILED,    UNKNOWN
                    failed,       invalid_number,        FAILED,    PROVIDER_INVALID_NUMBER
                    failed,       cannot_route,          FAILED,    UNKNOWN
                    failed,       number_out_of_service, FAILED,    UNKNOWN
                    failed,       internal_error,        FAILED,    UNKNOWN
                    failed,       carrier_timeout,       FAILED,    UNKNOWN
                    cancelled,    -,                     FAILED,    CANCELED
                    disconnected, -,                     -,         -
                    Answered,     -,                     -,         -
                    """)
    void readsEveryWord(
            String word,
            @Nullable String detail,
            @Nullable CallStatus status,
            @Nullable String reason) {
        var about = detail == null ? "" : ",\"detail\":\"%s\"".formatted(detail);
        var report = report("{\"uuid\":\"%s\",\"status\":\"%s\"%s}".formatted(CALL, word, about));

        assertThat(report.providerCallId()).isEqualTo(CALL);
        assertThat(report.status()).isEqualTo(status);
        assertThat(report.reason()).isEqualTo(reason);
        assertThat(report.word()).isEqualTo(word);
        assertThat(report.talkSeconds()).isNull();
        assertThat(report.answeredBy()).isNull();
        assertThat(report.data()).containsEntry("status", word);
    }

    @ParameterizedTest
    @CsvSource({"404, SIP_404", "'\"503\"', SIP_503", "0, UNKNOWN", "null, UNKNOWN"})
    void saysWithWhichResponseACallFailed(String sipCode, String reason) {
        var report =
                report("{\"uuid\":\"u\",\"status\":\"failed\",\"sip_code\":%s}".formatted(sipCode));

        assertThat(report.reason()).isEqualTo(reason);
    }

    @Test
    void saysInASentenceWhyACallFailed() {
        assertThat(
                        report(
                                        """
                                        {"uuid":"u","status":"failed","detail":"cannot_route",
                                         "sip_code":404}
                                        """)
                                .detail())
                .isEqualTo("The call failed: cannot_route.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "\"17\""})
    void aCallWithSecondsWasAnswered(String duration) {
        var report = completed(duration);

        assertThat(report.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(report.talkSeconds()).isEqualTo(17);
        assertThat(report.reason()).isNull();
        assertThat(report.data()).containsEntry("price", "0.00015000");
    }

    /** It follows busy, timeout and the like too: which one it was is not said. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "\"0\"", "null", "\"\"", "\"a minute\""})
    void aCallWithoutSecondsIsOverAndNoMoreIsKnown(String duration) {
        var report = completed(duration);

        assertThat(report.status()).isNull();
        assertThat(report.reason()).isEqualTo("ENDED");
        assertThat(report.talkSeconds()).isNull();
        assertThat(report.occurredAt()).isEqualTo(Instant.parse("2026-11-22T12:00:20Z"));
    }

    private StatusCallback.Report completed(String duration) {
        return report(
                """
                {"uuid":"%s","status":"completed","duration":%s,"price":"0.00015000","rate":0.0045,
                 "start_time":"2026-11-22T12:00:03.000Z","end_time":"2026-11-22T12:00:20.000Z",
                 "timestamp":"2026-11-22T12:00:20.000Z","network":"GB-FIXED"}
                """
                        .formatted(CALL, duration));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    human,   -,            false, HUMAN,   -
                    human,   -,            true,  HUMAN,   -
                    machine, -,            false, MACHINE, -
                    machine, -,            true,  MACHINE, GREETING_GOES_ON
                    machine, beep_start,   false, MACHINE, GREETING_ENDED
                    machine, beep_start,   true,  MACHINE, GREETING_ENDED
                    machine, beep_timeout, true,  MACHINE, -
                    """)
    void tellsWhoHasAnswered(
            String word,
            @Nullable String subState,
            boolean awaitsBeep,
            @Nullable AnsweredBy whom,
            @Nullable String reason) {
        var state = subState == null ? "" : ",\"sub_state\":\"%s\"".formatted(subState);
        var body = "{\"call_uuid\":\"%s\",\"status\":\"%s\"%s}".formatted(CALL, word, state);

        var read = provider.read(request(awaitsBeep ? "callId=c&awaits=beep" : null, body, null));

        var report = (StatusCallback.Report) read;
        assertThat(report.providerCallId()).isEqualTo(CALL);
        assertThat(report.answeredBy()).isEqualTo(whom);
        assertThat(report.reason()).isEqualTo(reason);
        assertThat(report.status()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T12:00:00.000Z, 2026-11-22T12:00:00Z",
        "2026-11-22T13:00:00+01:00, 2026-11-22T12:00:00Z"
    })
    void readsTheClock(String timestamp, Instant at) {
        assertThat(
                        report("{\"uuid\":\"u\",\"timestamp\":\"%s\"}".formatted(timestamp))
                                .occurredAt())
                .isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-22T12:00:00", ""})
    void doesNotGuessATime(String timestamp) {
        assertThat(
                        report("{\"uuid\":\"u\",\"timestamp\":\"%s\"}".formatted(timestamp))
                                .occurredAt())
                .isNull();
    }

    /** Of a transfer, say: it is taken, and changes nothing. */
    @Test
    void whatHasNoStatusChangesNothing() {
        var report = report("{\"uuid\":\"u\",\"conversation_uuid_to\":\"CON-1\"}");

        assertThat(report.status()).isNull();
        assertThat(report.reason()).isNull();
        assertThat(report.data()).containsEntry("conversation_uuid_to", "CON-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"text\"",
                "no json",
                "{}",
                "{\"status\":\"busy\"}",
                "{\"uuid\":\"a b\",\"status\":\"busy\"}",
                "{\"uuid\":{},\"status\":\"busy\"}",
                "{\"reason\":\"Syntax error in NCCO.\",\"conversation_uuid\":\"CON-1\"}"
            })
    void whatNamesNoCallIsMalformed(String body) {
        assertThat(provider.read(request(body, null))).isInstanceOf(StatusCallback.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    {"digits":"9","timed_out":false} | 9
                    {"digits":"","timed_out":true}   | -
                    {"timed_out":true}               | -
                    {"digits":null}                  | -
                    "9"                              | 9
                    9                                | 9
                    null                             | -
                    """)
    void readsTheKeyThatWasPressed(String dtmf, String keys) {
        var body = "{\"uuid\":\"%s\",\"dtmf\":%s}".formatted(CALL, dtmf);

        assertThat(provider.readKeyPress(request(body, null)))
                .contains(new KeyPress(CALL, keys.equals("-") ? "" : keys));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"uuid\":\"u\"}",
                "{\"dtmf\":{\"digits\":\"9\"}}",
                "{\"uuid\":\"a b\",\"dtmf\":{\"digits\":\"9\"}}",
                "{\"uuid\":\"u\",\"dtmf\":{\"digits\":{}}}"
            })
    void whatTellsOfNoKeyOfACallIsNone(String body) {
        assertThat(provider.readKeyPress(request(body, null))).isEmpty();
    }

    private StatusCallback.Report report(String body) {
        RawRequest request = request(body, null);
        return (StatusCallback.Report) provider.read(request);
    }
}
