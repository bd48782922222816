package io.dialstream.dialer.provider.sanspbx;

import static io.dialstream.dialer.provider.http.ScriptedServer.respond;
import static io.dialstream.dialer.provider.http.ScriptedServer.status;
import static io.dialstream.dialer.provider.sanspbx.SansPbxFixture.DIALCALL;
import static io.dialstream.dialer.provider.sanspbx.SansPbxFixture.GENTOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementAnswer.Accepted;
import io.dialstream.dialer.provider.PlacementAnswer.Busy;
import io.dialstream.dialer.provider.PlacementAnswer.CredentialsRefused;
import io.dialstream.dialer.provider.PlacementAnswer.Unclear;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderContract;
import io.dialstream.dialer.provider.http.OneRequestContract;
import io.dialstream.dialer.provider.http.ScriptedServer;
import io.dialstream.dialer.provider.http.ScriptedServer.Answer;
import io.dialstream.dialer.provider.http.ScriptedServer.Wired;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SansPbxProviderIT extends ProviderContract {

    private static final AnswerInstructions STREAM = new AnswerInstructions("wss://a/b", null);

    private final ScriptedServer pbx =
            new ScriptedServer(withTokens(status(200, "{\"callid\": \"17\"}")));
    private final Provider provider = SansPbxFixture.providerAt(pbx.url(), OneRequestContract.LONG);

    @Override
    protected Provider provider() {
        return provider;
    }

    @Override
    protected void goAway() {
        pbx.close();
    }

    @AfterEach
    void close() {
        pbx.close();
    }

    @Test
    void getsATokenAndKeepsIt() {
        assertThat(provider.place(aCall(STREAM))).isEqualTo(new Accepted("17"));
        provider.place(aCall(STREAM));

        assertThat(pbx.requests())
                .extracting(Wired::path)
                .containsExactly(GENTOKEN, DIALCALL, DIALCALL);
        assertThat(json(pbx.requests().getFirst())).isEqualTo(json("{\"access_key\": \"k3y\"}"));
        var create = json(pbx.requests().get(1));
        assertThat(create.path("status_callback").asString())
                .startsWith("https://calls.example.com/sanspbx/sans/status?callId=c1-7-1&")
                .contains("&t=");
        assertThat(create.path("appid").asString()).isEqualTo("7");
        assertThat(create.path("call_to").asString()).isEqualTo("+919812345678");
        assertThat(create.path("caller_id").asString()).isEqualTo("+15550122");
        assertThat(create.path("websocket_url").asString()).isEqualTo("wss://a/b");
        assertThat(create.path("custom_field"))
                .isEqualTo(
                        json(
                                "{\"callId\": \"c1-7-1\", \"campaignId\": \"c1\", \"leadId\": \"7\"}"));
    }

    @Test
    void handsAMessageOverOnlyWhereItIsToldHow() {
        provider.place(aCall(new AnswerInstructions(null, "Hello")));
        assertThat(json(pbx.requests().getLast()).path("custom_field").path("message").asString())
                .isEqualTo("Hello");

        var without = settings();
        without.remove("fields.message");
        assertThat(placed(without, aCall(new AnswerInstructions(null, "Hello"))))
                .isEqualTo(refused("MEDIA_STREAM_REQUIRED"));
        assertThat(provider.place(aCall(new AnswerInstructions("https://a/b", null))))
                .isEqualTo(refused("MEDIA_STREAM_REQUIRED"));
        assertThat(pbx.requests()).as("nothing else was sent").hasSize(2);
    }

    private static PlacementAnswer.Refused refused(String code) {
        return new PlacementAnswer.Refused(
                code, "SansPBX connects calls to a wss: media stream only");
    }

    @ParameterizedTest
    @CsvSource({
        "e164, +919812345678",
        "national, 9812345678",
        "zero-national, 09812345678",
        "country-national, 919812345678"
    })
    void writesNumbersAsItIsTold(String form, String written) {
        var settings = settings();
        settings.put("numberform", form);
        settings.put("callerid", "1234567");

        placed(settings, aCall(STREAM));
        var create = json(pbx.requests().getLast());
        assertThat(create.path("call_to").asString()).isEqualTo(written);
        assertThat(create.path("caller_id").asString()).isEqualTo("1234567");
    }

    @Test
    void asksForNoCallToANumberThatItCannotWrite() {
        var settings = settings();
        settings.put("numberform", "national");
        settings.put("countrycode", "44");

        assertThat(placed(settings, aCall(STREAM)))
                .isInstanceOfSatisfying(
                        PlacementAnswer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("INVALID_NUMBER"));
        assertThat(pbx.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"callid\": 17}",
                "{\"call_id\": \"17\"}",
                "{\"id\": \"17\"}",
                "{\"Callid\": \"17\"}",
                "{\"data\": {\"callid\": \"17\"}}",
                "{\"msg\": {\"callid\": \"17\"}}"
            })
    void findsTheIdWhereAnyProgramFindsIt(String answer) {
        pbx.answerWith(withTokens(status(200, answer)));

        assertThat(provider.place(aCall(STREAM))).isEqualTo(new Accepted("17"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"status\": \"success\"}", "{\"msg\": \"ok\"}", "OK"})
    void isUnclearWithoutAnId(String answer) {
        pbx.answerWith(withTokens(status(200, answer)));

        assertThat(provider.place(aCall(STREAM))).isInstanceOf(Unclear.class);
    }

    @Test
    void usesTheNamesAndPathsThatItIsTold() {
        var settings = settings();
        settings.put("paths.dialcall", "/api/dial");
        settings.put("fields.callto", "number");
        settings.put("fields.callid", "result.uuid");
        pbx.answerWith(withTokens(status(200, "{\"result\": {\"uuid\": \"u-1\"}}")));

        assertThat(placed(settings, aCall(STREAM))).isEqualTo(new Accepted("u-1"));
        assertThat(pbx.requests().getLast().path()).isEqualTo("/api/dial");
        assertThat(json(pbx.requests().getLast()).path("number").asString())
                .isEqualTo("+919812345678");
    }

    @Test
    void asksForAnotherTokenWhenTheOneItKeptIsRefused() {
        provider.place(aCall(STREAM));
        pbx.answerWith(withTokens(status(401, "")));

        assertThat(provider.place(aCall(STREAM)))
                .as("it was not placed, and may be asked for again")
                .isInstanceOf(Busy.class);
        assertThat(provider.place(aCall(STREAM)))
                .as("a new one is refused as well")
                .isInstanceOf(CredentialsRefused.class);
        assertThat(pbx.requests())
                .extracting(Wired::path)
                .containsExactly(GENTOKEN, DIALCALL, DIALCALL, GENTOKEN, DIALCALL);
    }

    @ParameterizedTest
    @CsvSource({
        "401, CredentialsRefused",
        "403, CredentialsRefused",
        "429, Busy",
        "500, Unreachable",
        "200, Unreachable"
    })
    void asksForNoCallWithoutAToken(int status, String meaning) {
        pbx.answerWith(status, "{}");

        assertThat(provider.place(aCall(STREAM)).getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(pbx.requests()).extracting(Wired::path).containsExactly(GENTOKEN);
    }

    @Test
    void endsACallAndLeavesItToTheWebhookToSayHow() {
        pbx.answerWith((exchange, request) -> {
            var isToken = request.path().equals(GENTOKEN);
            respond(exchange, isToken ? 200 : 404, isToken ? SansPbxFixture.TOKEN : "");
        });

        assertThat(provider.hangUp("17"))
                .hasValueSatisfying(call -> assertThat(call.status()).isNull());
        assertThat(pbx.requests().getLast().path()).endsWith("/calldisconnect");
        assertThat(json(pbx.requests().getLast())).isEqualTo(json("{\"callid\": \"17\"}"));
    }

    /** Gives tokens, and answers everything else in another way. */
    private static Answer withTokens(Answer otherwise) {
        return (exchange, request) -> {
            if (request.path().equals(GENTOKEN)) {
                respond(exchange, 200, SansPbxFixture.TOKEN);
            } else {
                otherwise.to(exchange, request);
            }
        };
    }

    private Map<String, String> settings() {
        return new HashMap<>(SansPbxFixture.settings(pbx.url()));
    }

    private static PlacementAnswer placed(Map<String, String> settings, PlacementRequest call) {
        return SansPbxFixture.account(settings, OneRequestContract.LONG).place(call);
    }

    private static PlacementRequest aCall(AnswerInstructions answer) {
        return new PlacementRequest(
                "c1-7-1",
                "c1",
                "7",
                new PhoneNumber("+919812345678"),
                new PhoneNumber("+15550122"),
                answer);
    }

    private static JsonNode json(Wired request) {
        return json(request.body());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
