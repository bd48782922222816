package io.dialstream.ingest.voice;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.events.CalleeOptedOut;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.problem.UnavailableException;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.dialstream.foundation.testing.SteppedThreads;
import io.dialstream.ingest.callback.CallIds;
import io.dialstream.ingest.provider.Account;
import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.RawRequest;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.twilio.TwilioAccounts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a callee's key does, and what the callee hears after it. */
class KeyPressesTest {

    private static final String BASE = "https://calls.example.com";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Account EAST = TwilioAccounts.of("east", "AC1", "the-token", BASE);
    private static final CallbackTokens TOKENS = new CallbackTokens(List.of("a-secret"));
    private static final String CONFIRMATION =
            "<Response><Say>You will not be called again. Goodbye.</Say></Response>";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final WebhookMetrics webhookMetrics = new WebhookMetrics(metrics);
    private final InMemoryEventLog eventLog = new InMemoryEventLog();

    @Test
    void theKeyIsTakenDownOnceTheLogHasIt() {
        assertThat(answer(eventLog, address("c-1"), "9")).endsWith(CONFIRMATION);

        assertThat(eventLog.published(CalleeOptedOut.class))
                .containsExactly(
                        new CalleeOptedOut(
                                "c-1:opted-out", "c-1", "c", "l 7", "east", "CA1", NOON));
        assertThat(count("published")).isEqualTo(1);
    }

    @Test
    void nothingIsConfirmedBeforeTheLogHasAcknowledged() {
        var acknowledged = new CompletableFuture<Void>();
        var heard = new AtomicReference<@Nullable String>();
        var threads = new SteppedThreads();
        threads.start(() -> heard.set(answer((_, _) -> acknowledged, address("c-1"), "9")));
        threads.run();
        assertThat(heard).hasNullValue();

        acknowledged.complete(null);
        threads.run();
        assertThat(heard.get()).endsWith(CONFIRMATION);
    }

    @Test
    void theProviderTellsItAgainWhereTheLogIsAway() {
        eventLog.goAway();
        assertThatThrownBy(() -> answer(eventLog, address("c-1"), "9"))
                .isInstanceOf(UnavailableException.class);
        assertThat(count("unavailable")).isEqualTo(1);

        eventLog.comeBack();
        assertThat(answer(eventLog, address("c-1"), "9")).endsWith(CONFIRMATION);
        assertThat(count("published")).isEqualTo(1);
    }

    @Test
    void aReplayIsTheSameEvent() {
        answer(eventLog, address("c-1"), "9");
        answer(eventLog, address("c-1"), "9");

        assertThat(eventLog.published(CalleeOptedOut.class)).hasSize(2).allMatch(isTheFirst());
    }

    private Predicate<CalleeOptedOut> isTheFirst() {
        return eventLog.published(CalleeOptedOut.class).getFirst()::equals;
    }

    /** Another key cuts the message short, and so it begins anew. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "*", "#", "99"})
    void anyOtherKeySaysNothing(String keys) {
        var first = offered("c-1");
        var again = answer(eventLog, address("c-1"), keys);

        assertThat(again).isEqualTo(first);
        assertThat(eventLog.published(CalleeOptedOut.class)).isEmpty();
    }

    /** Or a callee who only listens would hear it for ever. */
    @Test
    void theCallOfWhoPressesNoneInTimeEnds() {
        assertThat(answer(eventLog, address("c-1"), "")).endsWith("<Response><Hangup/></Response>");
        assertThat(eventLog.published(CalleeOptedOut.class)).isEmpty();
        assertThat(count("malformed")).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"STATUS", "VOICE", "AMD"})
    void theTokenOfAnotherAddressIsNone(Purpose purpose) {
        var right = TOKENS.of(Purpose.DIGITS, "east", "c-1", "c");
        var other = TOKENS.of(purpose, "east", "c-1", "c");

        endsTheCall(address("c-1").replace(right, other), "wrong-token");
    }

    @Test
    void nobodyOptsOutForAnotherCall() {
        endsTheCall(address("c-1").replace("callId=c-1", "callId=c-2"), "wrong-token");
        endsTheCall(address("c-1").replaceAll("&t=[^&]*", ""), "no-token");
        endsTheCall("optOutDigit=9", "no-token");
    }

    private void endsTheCall(String query, String counted) {
        var before = count(counted);
        assertThat(answer(eventLog, query, "9")).endsWith("<Response><Hangup/></Response>");
        assertThat(eventLog.published(CalleeOptedOut.class)).isEmpty();
        assertThat(count(counted)).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CallSid=CA1",
                "Digits=9",
                "CallSid=CA1&Digits=9&Digits=1",
                "CallSid=%00&Digits=9"
            })
    void whatCannotBeReadEndsTheCall(String form) {
        var keyPresses = keyPresses(eventLog);

        assertThat(keyPresses.answer(webhook("digits", address("c-1"), form)).text())
                .endsWith("<Response><Hangup/></Response>");
        assertThat(eventLog.published(CalleeOptedOut.class)).isEmpty();
        assertThat(count("malformed")).isEqualTo(1);
    }

    /** As the callee's provider finds it in what it is told to say. */
    private String address(String callId) {
        var offer = offered(callId);
        var action = offer.substring(offer.indexOf("action=\"") + 8, offer.indexOf("\">"));
        assertThat(action)
                .startsWith(BASE + "/twilio/east/digits?")
                .endsWith("#rc=5&amp;rp=5xx,ct,rt");
        return action.substring(action.indexOf('?') + 1, action.indexOf('#')).replace("&amp;", "&");
    }

    private static String offered(String callId) {
        var query =
                "callId="
                        + callId
                        + "&campaignId=c&leadId=l~207&say=SGk&optOutDigit=9&optOutText=UHJlc3MgOQ";
        var webhook = webhook("voice", query, "CallSid=CA1");
        var ids = requireNonNull(CallIds.read(webhook.request().queryFields()));
        var hears = offers().added(CalleeHears.read(webhook.request().queryFields()), ids, webhook);
        return EAST.provider().instructions(hears).text();
    }

    private String answer(EventLog log, String query, String keys) {
        var form = "CallSid=CA1&Digits=" + keys.replace("#", "%23");
        return keyPresses(log).answer(webhook("digits", query, form)).text();
    }

    private KeyPresses keyPresses(EventLog log) {
        return new KeyPresses(
                log, TOKENS, offers(), webhookMetrics, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static OptOutOffers offers() {
        return new OptOutOffers(TOKENS, PublicAddress.parse(BASE));
    }

    private static Webhook webhook(String name, String query, String form) {
        var body = form.getBytes(StandardCharsets.UTF_8);
        return new Webhook(EAST, new RawRequest("/twilio/east/" + name, query, Map.of(), body));
    }

    private double count(String result) {
        return metrics.get("dialstream.webhooks").tag("result", result).counter().count();
    }
}
