package io.dialstream.dialer.provider.twilio;

import static io.dialstream.dialer.provider.twilio.TwilioFixture.ACCOUNT;
import static io.dialstream.dialer.provider.twilio.TwilioFixture.aCall;
import static io.dialstream.dialer.provider.twilio.TwilioFixture.providerAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.dialer.provider.MessageAnswer;
import io.dialstream.dialer.provider.PlacementAnswer.Accepted;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.dialer.provider.ProviderUnavailableException;
import io.dialstream.dialer.provider.http.ScriptedServer;
import io.dialstream.dialer.testing.Given;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioProviderIT {

    private static final String CALLS = "/2010-04-01/Accounts/" + ACCOUNT + "/Calls";
    private static final PhoneNumber TO = new PhoneNumber("+15550001111");
    private static final PhoneNumber FROM = new PhoneNumber("+15550100");
    private static final Instant SINCE = Instant.parse("2027-08-10T08:02:17.900Z");

    private final ScriptedServer twilio = ScriptedTwilio.server();
    private final TwilioProvider provider = providerAt(twilio.url());

    @AfterEach
    void close() {
        twilio.close();
    }

    @Test
    void asksForACallInTwiliosWords() {
        assertThat(provider.place(aCall())).isInstanceOf(Accepted.class);

        var create = twilio.requests().getFirst();
        assertThat(create.method() + " " + create.path()).isEqualTo("POST " + CALLS + ".json");
        assertThat(create.authorization())
                .isEqualTo("Basic " + base64(ACCOUNT + ":" + TwilioFixture.TOKEN));
        assertThat(create.values("To")).containsExactly("+15550001111");
        assertThat(create.values("From")).containsExactly("+15550122");
        assertThat(create.values("Method")).containsExactly("POST");
        assertThat(create.values("StatusCallbackMethod")).containsExactly("POST");
        assertThat(create.values("StatusCallbackEvent"))
                .containsExactly("initiated", "ringing", "answered", "completed");
        assertThat(create.values("Timeout")).containsExactly("45");
        assertThat(create.values("TimeLimit")).containsExactly("1800");
        assertThat(create.values("Url"))
                .containsExactly(
                        TwilioFixture.addresses("https://calls.example.com:8443/dial")
                                .voice(aCall()));
        assertThat(create.values("StatusCallback"))
                .containsExactly(
                        TwilioFixture.addresses("https://calls.example.com:8443/dial")
                                        .status(aCall())
                                + "#rc=5&rp=5xx,ct,rt")
                .allMatch(address -> address.contains("&leadId=lead~2F7~20~C3~A4#rc=5"));
    }

    @ParameterizedTest
    @CsvSource({"HANG_UP, Enable", "LEAVE_MESSAGE, DetectMessageEnd"})
    void letsTwilioListenWhileTheCallGoesOn(AnsweringMachine machine, String detection) {
        var call = listening(machine);
        provider.place(call);

        var create = twilio.requests().getFirst();
        assertThat(create.values("MachineDetection")).containsExactly(detection);
        assertThat(create.values("AsyncAmd")).containsExactly("true");
        assertThat(create.values("AsyncAmdStatusCallbackMethod")).containsExactly("POST");
        assertThat(create.values("AsyncAmdStatusCallback"))
                .containsExactly(
                        TwilioFixture.addresses("https://calls.example.com:8443/dial").verdict(call)
                                + "#rc=5&rp=5xx,ct,rt");
    }

    @Test
    void letsNobodyListenUnlessItIsAskedTo() {
        provider.place(aCall());
        provider.place(listening(AnsweringMachine.IGNORE));

        assertThat(twilio.requests())
                .hasSize(2)
                .allSatisfy(create -> {
                    assertThat(create.values("MachineDetection")).isEmpty();
                    assertThat(create.values("AsyncAmd")).isEmpty();
                    assertThat(create.values("AsyncAmdStatusCallback")).isEmpty();
                });
    }

    private static PlacementRequest listening(AnsweringMachine machine) {
        var call = aCall();
        return new PlacementRequest(
                call.callId(),
                call.campaignId(),
                call.leadId(),
                call.to(),
                call.from(),
                new AnswerInstructions(null, "Hello", machine, "Call us."));
    }

    @Test
    void leavesAMessageByOtherInstructions() {
        twilio.answerWith(200, "{\"sid\": \"CA1\", \"status\": \"in-progress\"}");
        var call = withVoicemail();

        assertThat(provider.leaveMessage("CA1", call)).isEqualTo(MessageAnswer.TAKEN);

        var update = twilio.requests().getFirst();
        assertThat(update.method() + " " + update.path()).isEqualTo("POST " + CALLS + "/CA1.json");
        assertThat(update.values("Method")).containsExactly("POST");
        assertThat(update.values("Status")).isEmpty();
        assertThat(update.values("Url"))
                .containsExactly(
                        TwilioFixture.addresses("https://calls.example.com:8443/dial")
                                .voicemail(call));
    }

    @ParameterizedTest
    @CsvSource({
        "404, 20404, OVER",
        "400, 21220, OVER",
        "400, 21205, REFUSED",
        "429, 20429, REFUSED",
        "401, 20003, REFUSED"
    })
    void knowsWhetherAMessageIsLeft(int status, int code, MessageAnswer answer) {
        twilio.answerWith(status, "{\"code\": %d, \"message\": \"No\"}".formatted(code));

        assertThat(provider.leaveMessage("CA1", withVoicemail())).isEqualTo(answer);
        assertThat(twilio.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void doesNotKnowWhetherAMessageIsLeftThatTwilioFailedOver(int status) {
        twilio.answerWith(status, "{}");

        assertThatThrownBy(() -> provider.leaveMessage("CA1", withVoicemail()))
                .isInstanceOf(ProviderUnavailableException.class);
        assertThat(twilio.requests()).hasSize(1);
    }

    private static PlaceCall withVoicemail() {
        return Given.answering(
                Given.call("c", 1, 1),
                new AnswerInstructions(null, "Hello", AnsweringMachine.LEAVE_MESSAGE, "Call us."));
    }

    @Test
    void theServerThatStandsForTwilioMayHaveAPath() {
        providerAt(twilio.url() + "/twin/").place(aCall());

        assertThat(twilio.requests().getFirst().path()).isEqualTo("/twin" + CALLS + ".json");
    }

    @Test
    void asksForQueuedCallsFirstAndThenForStartedOnes() {
        provider.find(TO, FROM, SINCE);

        var queued = twilio.requests().get(0);
        var started = twilio.requests().get(1);
        assertThat(twilio.requests()).hasSize(2);
        assertThat(queued.values("Status")).containsExactly("queued");
        assertThat(queued.values("StartTime>")).isEmpty();
        assertThat(started.values("StartTime>")).containsExactly("2027-08-10T08:02:17");
        assertThat(started.values("To")).containsExactly("+15550001111");
        assertThat(started.values("From")).containsExactly("+15550100");
    }

    @Test
    void listsEachCallOnceOldestFirstAndNoneFromBefore() {
        twilio.answerWith(
                200,
                "{\"calls\": [%s, %s, %s]}"
                        .formatted(
                                created("CA3", "08:02:30"),
                                created("CA1", "08:02:16"),
                                created("CA2", "08:02:17")));

        assertThat(provider.find(TO, FROM, SINCE))
                .extracting(ProviderCall::providerCallId)
                .containsExactly("CA2", "CA3");
    }

    /** Calls between our numbers that TwiML has made are in the list, and none of ours. */
    @Test
    void leavesOutWhatACreateDoesNotMake() {
        twilio.answerWith(
                200,
                "{\"calls\": [%s, %s]}"
                        .formatted(
                                directed("CA1", "outbound-dial"), directed("CA2", "outbound-api")));

        assertThat(provider.find(TO, FROM, SINCE))
                .extracting(ProviderCall::providerCallId)
                .containsExactly("CA2");
    }

    private static String directed(String sid, String direction) {
        return created(sid, "08:02:17")
                .replace("\"price\": null", "\"direction\": \"%s\"".formatted(direction));
    }

    @Test
    void asksOnceForTheRequestsOfACall() {
        twilio.answerWith(200, "{\"events\": []}");

        assertThat(provider.isShownAsOurs("CA1", Given.call("c", 1, 1))).isFalse();

        assertThat(twilio.requests())
                .singleElement()
                .satisfies(read ->
                        assertThat(read.method() + " " + read.path())
                                .isEqualTo("GET " + CALLS + "/CA1/Events.json"));
    }

    /** What a create has named counts as well as what Twilio has asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"url", "status_callback", "async_amd_status_callback"})
    void knowsItsOwnAddressesInACreate(String parameter) {
        var call = withVoicemail();
        var addresses = TwilioFixture.addresses("https://elsewhere.example.com");
        answerWithACreate(parameter, addresses.voicemail(call));

        assertThat(provider.isShownAsOurs("CA1", call)).isTrue();
        assertThat(provider.isShownAsOurs("CA1", Given.call("c", 2, 1))).isFalse();
    }

    /** Ids are no secret; the token is. */
    @ParameterizedTest
    @ValueSource(strings = {"", "&t=", "&t=AAAAAAAAAAAAAAAAAAAAAA"})
    void believesNoAddressWithoutTheToken(String token) {
        answerWithACreate(
                "status_callback",
                "https://calls.example.com:8443/dial/twilio/status?callId=c-1-1&campaignId=c"
                        + token);

        assertThat(provider.isShownAsOurs("CA1", Given.call("c", 1, 1))).isFalse();
    }

    private void answerWithACreate(String parameter, String address) {
        twilio.answerWith(
                200,
                """
                {"events": [{"request": {"method": "POST", "url": "https://api.twilio.com/x",
                   "parameters": {"%s": "%s", "status_callback_event": ["initiated"]}}}]}\
                """
                        .formatted(parameter, address));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void takesACallForNoneOfOursWhoseRequestsAreNotShown(int status) {
        twilio.answerWith(status, "{\"code\": 20404, \"message\": \"No\"}");

        assertThat(provider.isShownAsOurs("CA1", Given.call("c", 1, 1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 429, 500, 503})
    void asksLaterWhetherACallIsOursWhereTwilioHasNoAnswer(int status) {
        twilio.answerWith(status, "{}");

        assertThatThrownBy(() -> provider.isShownAsOurs("CA1", Given.call("c", 1, 1)))
                .isInstanceOf(ProviderUnavailableException.class);
        assertThat(twilio.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    queued,      DIALING,   -,  -
                    initiated,   DIALING,   -,  -
                    ringing,     RINGING,   -,  -
                    in-progress, ANSWERED,  -,  -
                    completed,   COMPLETED, 42, -
                    busy,        MISSED,    -,  BUSY
                    no-answer,   NO_ANSWER, -,  -
                    failed,      FAILED,    -,  UNKNOWN
                    canceled,    FAILED,    -,  CANCELED
                    teleported,  -,         -,  -
                    """)
    void readsEveryWordOfTwilio(
            String word,
            @Nullable CallStatus status,
            @Nullable Integer seconds,
            @Nullable String reason) {
        twilio.answerWith(
                200,
                """
                {"sid": "CA1", "status": "%s", "duration": "42",
                 "date_created": "Tue, 10 Aug 2027 08:02:17 +0000",
                 "end_time": "Tue, 10 Aug 2027 08:03:17 +0000", "price": null,
                 "subresource_uris": {"x": "y"}}\
                """
                        .formatted(word));

        var call = provider.fetch("CA1").orElseThrow();
        assertThat(call.status()).isEqualTo(status);
        assertThat(call.durationSeconds()).isEqualTo(seconds);
        assertThat(call.reason()).isEqualTo(reason);
        assertThat(call.createdAt()).isEqualTo("2027-08-10T08:02:17Z");
        assertThat(call.endedAt()).isEqualTo("2027-08-10T08:03:17Z");
        assertThat(call.data()).containsEntry("status", word).doesNotContainKey("price");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 429, 500, 503})
    void aReadThatGetsNoCallIsAnOutageAndIsNotRepeatedHere(int status) {
        twilio.answerWith(status, "{\"code\": 1, \"message\": \"to +15550001111\"}");

        assertThatThrownBy(() -> provider.fetch("CA1"))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessageNotContaining("+1555");
        assertThat(twilio.requests()).hasSize(1);
    }

    @Test
    void anAnswerThatIsNoListIsAnOutage() {
        twilio.answerWith(200, "{}");

        assertThatThrownBy(() -> provider.find(TO, FROM, SINCE))
                .isInstanceOf(ProviderUnavailableException.class);
    }

    @Test
    void hangsUpWithStatusCompleted() {
        provider.hangUp("CA1");

        var update = twilio.requests().getFirst();
        assertThat(update.path()).isEqualTo(CALLS + "/CA1.json");
        assertThat(update.values("Status")).containsExactly("completed");
    }

    private static String created(String sid, String time) {
        return ScriptedTwilio.call(sid, "queued").replace("08:02:17", time);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
