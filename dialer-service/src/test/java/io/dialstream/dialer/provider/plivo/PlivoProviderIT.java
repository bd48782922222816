package io.dialstream.dialer.provider.plivo;

import static io.dialstream.dialer.provider.http.ScriptedServer.respond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.dialer.provider.CallbackAddresses;
import io.dialstream.dialer.provider.MessageAnswer;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.dialer.provider.ProviderContract;
import io.dialstream.dialer.provider.ProviderUnavailableException;
import io.dialstream.dialer.provider.http.OneRequestContract;
import io.dialstream.dialer.provider.http.ScriptedServer;
import io.dialstream.dialer.testing.Given;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlivoProviderIT extends ProviderContract {

    private static final String ACCOUNT = "/v1/Account/" + PlivoFixture.AUTH_ID;
    private static final String ID = "d0a87a1a-b0e9-4ab2-ac07-c22ee87cd04a";

    private final ScriptedServer plivo = ScriptedPlivo.server();
    private final Provider provider =
            PlivoFixture.providerAt(plivo.url() + "/", OneRequestContract.LONG);

    @Override
    protected Provider provider() {
        return provider;
    }

    @Override
    protected String never() {
        return "00000000-0000-4000-8000-000000000000";
    }

    @Override
    protected void goAway() {
        plivo.close();
    }

    @AfterEach
    void close() {
        plivo.close();
    }

    @Test
    void asksForACallAndKnowsItByItsRequest() {
        var call = aCall(new AnswerInstructions(null, "Hello"));

        assertThat(provider.place(call))
                .isEqualTo(new PlacementAnswer.Accepted(ScriptedPlivo.REQUEST));

        var create = plivo.requests().getFirst();
        var addresses =
                new CallbackAddresses(
                        "plivo", "pl", "https://calls.example.com", PlivoFixture.TOKENS);
        assertThat(create.method() + " " + create.path()).isEqualTo("POST " + ACCOUNT + "/Call/");
        assertThat(create.authorization())
                .isEqualTo("Basic " + base64(PlivoFixture.AUTH_ID + ":" + PlivoFixture.AUTH_TOKEN));
        assertThat(fields(create.body()))
                .isEqualTo(
                        fields(
                                """
                                {"from": "15550122", "to": "15550001111",
                                 "answer_url": "%1$s", "answer_method": "POST",
                                 "ring_url": "%2$s#rc=5&rp=5xx,ct,rt", "ring_method": "POST",
                                 "hangup_url": "%2$s#rc=5&rp=5xx,ct,rt",
                                 "hangup_method": "POST",
                                 "ring_timeout": 120, "time_limit": 14400}\
                                """
                                        .formatted(addresses.voice(call), addresses.status(call))));
        assertThat(addresses.status(call))
                .startsWith("https://calls.example.com/plivo/pl/status?callId=c1-7-1&");
    }

    @ParameterizedTest
    @CsvSource({"IGNORE, false", "HANG_UP, true", "LEAVE_MESSAGE, true"})
    void listensForMachinesOnlyWhereThatMakesADifference(
            AnsweringMachine machine, boolean listens) {
        provider.place(aCall(new AnswerInstructions(null, "Hello", machine, null)));

        var fields = fields(plivo.requests().getFirst().body());
        assertThat(fields.path("machine_detection").asString("")).isEqualTo(listens ? "true" : "");
        assertThat(fields.path("machine_detection_url").asString("").contains("/plivo/pl/amd?"))
                .isEqualTo(listens);
    }

    @ParameterizedTest
    @CsvSource({
        "400, to parameter is invalid, INVALID_NUMBER",
        "400, from_ is not a number of yours, INVALID_CALLER_ID",
        "400, answer_url must be set, INVALID_REQUEST",
        "403, Geo permission denied, DESTINATION_NOT_ALLOWED"
    })
    void hasAWordForEveryRefusal(int status, String error, String code) {
        plivo.answerWith(status, ScriptedPlivo.error(error));

        assertThat(provider.place(aCall(new AnswerInstructions(null, "Hello"))))
                .isEqualTo(new PlacementAnswer.Refused(code, error));
    }

    @Test
    void showsNoWholeNumberInARefusal() {
        plivo.answerWith(400, ScriptedPlivo.error("to 15550001111 is invalid"));

        assertThat(provider.place(aCall(new AnswerInstructions(null, "Hello"))))
                .isEqualTo(new PlacementAnswer.Refused("INVALID_NUMBER", "to …1111 is invalid"));
    }

    @Test
    void looksInTheQueueFirstThenAmongLiveCallsThenInTheRecords() {
        assertThat(provider.fetch(ID)).isEmpty();

        assertThat(plivo.requests())
                .extracting(request -> request.path() + "?" + request.query())
                .containsExactly(
                        ACCOUNT + "/Call/" + ID + "/?status=queued",
                        ACCOUNT + "/Call/" + ID + "/?status=live",
                        ACCOUNT + "/Call/" + ID + "/?");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    ringing,     RINGING
                    in-progress, ANSWERED
                    teleported,  -
                    """)
    void readsALiveCall(String word, @Nullable CallStatus status) {
        answerAs("status=live", "{\"call_status\": \"" + word + "\", \"call_uuid\": \"x\"}");

        assertThat(fetched().status()).isEqualTo(status);
        assertThat(fetched().data()).containsEntry("call_status", word);
    }

    @Test
    void readsTheRecordOfACallThatWasAnswered() {
        answerAs(
                "",
                """
                {"answer_time": "2022-06-28 19:39:05+05:30", "bill_duration": 60,
                 "call_duration": 11, "initiation_time": "2022-06-28 19:39:00+05:30",
                 "end_time": "2022-06-28 19:39:16+05:30", "hangup_cause_code": 4010}\
                """);

        var call = fetched();
        assertThat(call.providerCallId()).isEqualTo(ID);
        assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(call.durationSeconds()).isEqualTo(11);
        assertThat(call.reason()).isNull();
        assertThat(call.createdAt()).isEqualTo(Instant.parse("2022-06-28T14:09:00Z"));
        assertThat(call.endedAt()).isEqualTo(Instant.parse("2022-06-28T14:09:16Z"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    0,    FAILED,    UNKNOWN
                    1000, FAILED,    CANCELED
                    1010, FAILED,    UNKNOWN
                    2000, FAILED,    PROVIDER_2000
                    2010, FAILED,    PROVIDER_2010
                    2030, FAILED,    PROVIDER_2030
                    3000, NO_ANSWER, -
                    3010, MISSED,    BUSY
                    5010, FAILED,    UNKNOWN
                    """)
    void readsTheRecordOfACallThatNobodyAnswered(
            int cause, CallStatus status, @Nullable String reason) {
        answerAs("", "{\"answer_time\": null, \"hangup_cause_code\": " + cause + "}");

        assertThat(fetched().status()).isEqualTo(status);
        assertThat(fetched().reason()).isEqualTo(reason);
        assertThat(fetched().durationSeconds()).isNull();
    }

    @Test
    void hangsUpALiveCallByItsOwnId() {
        plivo.answerWith(204, "");

        assertThat(provider.hangUp(ID))
                .hasValueSatisfying(call ->
                        assertThat(call.status()).as("its callback says how it ended").isNull());
        assertThat(plivo.requests())
                .extracting(request -> request.method() + " " + request.path())
                .containsExactly("DELETE " + ACCOUNT + "/Call/" + ID + "/");
    }

    @Test
    void cancelsAQueuedCallByTheIdOfItsRequest() {
        provider.place(aCall(new AnswerInstructions(null, "Hello")));

        assertThat(provider.hangUp(ScriptedPlivo.REQUEST))
                .hasValueSatisfying(call -> {
                    assertThat(call.status()).isEqualTo(CallStatus.FAILED);
                    assertThat(call.reason()).isEqualTo("CANCELED");
                });
        assertThat(plivo.requests().getLast().path())
                .isEqualTo(ACCOUNT + "/Request/" + ScriptedPlivo.REQUEST + "/");
    }

    @ParameterizedTest
    @CsvSource({"202, TAKEN", "404, OVER", "400, REFUSED"})
    void leavesAMessageByATransfer(int status, MessageAnswer answer) {
        plivo.answerWith(status, "{\"message\": \"call transferred\"}");

        var call =
                Given.answering(
                        Given.call("c1", 7, 1),
                        new AnswerInstructions(
                                null, "Hello", AnsweringMachine.LEAVE_MESSAGE, "Call us."));
        assertThat(provider.leaveMessage(ID, call)).isEqualTo(answer);
        var fields = fields(plivo.requests().getFirst().body());
        assertThat(fields.path("legs").asString("")).isEqualTo("aleg");
        assertThat(fields.path("aleg_url").asString("")).contains("/plivo/pl/voice?");
    }

    @Test
    void whatIsNoAnswerMayBeAskedAgain() {
        plivo.answerWith(500, "");

        for (var ask :
                Map.<String, Runnable>of(
                                "fetch", () -> provider.fetch(ID),
                                "hang up", () -> provider.hangUp(ID))
                        .entrySet()) {
            assertThatThrownBy(ask.getValue()::run)
                    .as(ask.getKey())
                    .isInstanceOf(ProviderUnavailableException.class);
        }
    }

    private ProviderCall fetched() {
        return provider.fetch(ID).orElseThrow();
    }

    private void answerAs(String query, String body) {
        plivo.answerWith((exchange, request) -> {
            var isHere = request.query().equals(query);
            respond(exchange, isHere ? 200 : 404, isHere ? body : "");
        });
    }

    private static PlacementRequest aCall(AnswerInstructions answer) {
        return new PlacementRequest(
                "c1-7-1",
                "c1",
                "7",
                new PhoneNumber("+15550001111"),
                new PhoneNumber("+15550122"),
                answer);
    }

    private static JsonNode fields(String json) {
        return JsonMapper.shared().readTree(json);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
