package io.dialstream.ingest.sanspbx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.events.CallStatus;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.provider.Verification;
import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SansPbxProviderTest {

    private static final String PATH = "/sanspbx/sans/status";
    private static final CallbackTokens TOKENS = new CallbackTokens(List.of("a-secret-of-tests"));
    private static final CallbackTokens OTHERS = new CallbackTokens(List.of("another-secret-x"));

    private final Provider provider = provider(Map.of());

    @Test
    void letsInWhatHasTheTokenOfItsCall() {
        assertThat(verified(PATH, query(TOKENS, Purpose.STATUS, "sans"), ""))
                .isEqualTo(new Verification.Genuine());
        assertThat(provider.signatureHeaders()).isEmpty();
    }

    @Test
    void letsNothingElseIn() {
        var query = query(TOKENS, Purpose.STATUS, "sans");
        for (var forged :
                List.of(
                        query(OTHERS, Purpose.STATUS, "sans"),
                        query(TOKENS, Purpose.VOICE, "sans"),
                        query(TOKENS, Purpose.STATUS, "east"),
                        query.replace("c-1", "c-2"),
                        query.replace("&t=", "&u="),
                        query + "&t=x",
                        "callId=c-1",
                        "")) {
            assertThat(verified(PATH, forged, "")).as(forged).isEqualTo(new Verification.Forged());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"voice", "amd", "digits"})
    void hasNoOtherWebhooks(String path) {
        assertThat(verified("/sanspbx/sans/" + path, query(TOKENS, Purpose.STATUS, "sans"), ""))
                .isEqualTo(new Verification.Forged());
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, true",
        "192.0.2.8, false",
        "198.51.100.0, true",
        "198.51.100.255, true",
        "198.51.101.0, false",
        "2001:db8::1, true",
        "2001:db9::1, false",
        "::ffff:192.0.2.7, true",
        "host.example.com, false",
        "'', false"
    })
    void maySeeWhereARequestComesFrom(String sender, boolean allowed) {
        var known = provider(Map.of("senders", "192.0.2.7, 198.51.100.0/24,2001:db8::/32"));
        var request = request(PATH, query(TOKENS, Purpose.STATUS, "sans"), Map.of(), "", sender);

        assertThat(known.verify(request) instanceof Verification.Genuine).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"here", "192.0.2.7/33", "192.0.2.7/x", "192.0.2.7,", "1.2.3.4/8/9"})
    void refusesWhatIsNoListOfSenders(String senders) {
        assertThatThrownBy(() -> provider(Map.of("senders", senders)))
                .hasMessage(
                        "DIALSTREAM_PROVIDER_SANS_SENDERS must be addresses or networks"
                                + " (192.0.2.7,198.51.100.0/24) or be left out");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    ringing,    -,  -,         RINGING,   -,              -
                    answered,   -,  -,         ANSWERED,  -,              -
                    Answered,   -,  -,         ANSWERED,  -,              -
                    completed,  12, ANSWERED,  COMPLETED, -,              12
                    completed,  12, -,         COMPLETED, -,              12
                    completed,  0,  ANSWERED,  COMPLETED, -,              0
                    completed,  -,  ANSWERED,  COMPLETED, -,              -
                    completed,  0,  NO ANSWER, NO_ANSWER, -,              -
                    completed,  0,  BUSY,      MISSED,    BUSY,           -
                    completed,  0,  -,         -,         ENDED,          -
                    completed,  -,  -,         -,         ENDED,          -
                    completed,  x,  -,         -,         ENDED,          -
                    no-answer,  0,  NO ANSWER, NO_ANSWER, -,              -
                    failed,     0,  BUSY,      MISSED,    BUSY,           -
                    failed,     0,  FAILED,    FAILED,    UNKNOWN,        -
                    failed,     -,  -,         FAILED,    UNKNOWN,        -
                    teleported, -,  -,         -,         -,              -
                    """)
    void readsEveryWord(
            String word,
            @Nullable String billsec,
            @Nullable String disposition,
            @Nullable CallStatus status,
            @Nullable String reason,
            @Nullable Integer seconds) {
        var form =
                "callid=17&status="
                        + word
                        + "&duration=60"
                        + (billsec == null ? "" : "&billsec=" + billsec)
                        + (disposition == null
                                ? ""
                                : "&disposition=" + disposition.replace(' ', '+'));
        var report = report(provider, Map.of(), form);

        assertThat(report.status()).isEqualTo(status);
        assertThat(report.reason()).isEqualTo(reason);
        assertThat(report.talkSeconds()).isEqualTo(seconds);
        assertThat(report.word()).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"callid", "call_id", "id", "api_call_id", "Linkedid"})
    void findsTheIdUnderAnyOfItsNames(String name) {
        var json = "{\"" + name + "\": 17, \"status\": \"ringing\"}";

        assertThat(
                        report(provider, Map.of("Content-Type", "application/json"), json)
                                .providerCallId())
                .isEqualTo("17");
        assertThat(report(provider, Map.of(), name + "=17&status=ringing").providerCallId())
                .isEqualTo("17");
    }

    @Test
    void readsNamesThatAreTold() {
        var told =
                provider(
                        Map.of(
                                "fields.webhookcallid", "data.uuid",
                                "fields.status", "data.state",
                                "fields.billsec", "data.talk"));
        var json = "{\"data\": {\"uuid\": \"u-1\", \"state\": \"completed\", \"talk\": 9}}";
        var report = report(told, Map.of("Content-Type", "application/json"), json);

        assertThat(report.providerCallId()).isEqualTo("u-1");
        assertThat(report.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(report.talkSeconds()).isEqualTo(9);
        assertThatThrownBy(() -> provider(Map.of("fields.status", "a b")))
                .hasMessage(
                        "DIALSTREAM_PROVIDER_SANS_FIELDS_STATUS must be names of fields"
                                + " (callid,call_id) or be left out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=ringing", "callid=17", "callid=a+b&status=ringing", "{}", ""})
    void isNoWebhookWithoutACallAndAStatus(String body) {
        assertThat(provider.read(request(PATH, "", Map.of(), body, "")))
                .isInstanceOf(StatusCallback.Malformed.class);
    }

    private Verification verified(String path, String query, String sender) {
        return provider.verify(request(path, query, Map.of(), "callid=17", sender));
    }

    private static String query(CallbackTokens tokens, Purpose purpose, String account) {
        return "callId=c-1&campaignId=c&t=" + tokens.of(purpose, account, "c-1", "c");
    }

    private static StatusCallback.Report report(
            Provider provider, Map<String, String> headers, String body) {
        return (StatusCallback.Report) provider.read(request(PATH, "", headers, body, ""));
    }

    private static RawRequest request(
            String path, String query, Map<String, String> headers, String body, String sender) {
        return new RawRequest(path, query, headers, body.getBytes(StandardCharsets.UTF_8), sender);
    }

    private static Provider provider(Map<String, String> settings) {
        var properties = new HashMap<String, Object>();
        properties.put("dialstream.provider.sans.vendor", "sanspbx");
        settings.forEach(
                (name, value) -> properties.put("dialstream.provider.sans." + name, value));
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new SansPbx(TOKENS).provider(ConfiguredAccounts.read(environment).getFirst());
    }
}
