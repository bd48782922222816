package io.dialstream.ingest.incoming;

import static io.dialstream.ingest.incoming.AnsweredCalls.CALLER;
import static io.dialstream.ingest.incoming.AnsweredCalls.NOON;
import static io.dialstream.ingest.incoming.AnsweredCalls.OUR_NUMBER;
import static io.dialstream.ingest.incoming.AnsweredCalls.saying;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.CallIds;
import io.dialstream.events.CallStatus;
import io.dialstream.events.IncomingCallChanged;
import io.dialstream.events.NumberRouteChanged;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.dialstream.foundation.testing.SteppedThreads;
import io.dialstream.ingest.provider.Account;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.RawRequest;
import io.dialstream.ingest.route.NumberRoutes;
import io.dialstream.ingest.twilio.TwilioAccounts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers hear, and what is said of their calls. */
class IncomingCallsTest {

    private static final Account EAST =
            TwilioAccounts.of("east", "AC1", "the-token", "https://calls.example.com");
    private static final String FORM =
            "CallSid=CA1&AccountSid=AC1&CallStatus=ringing&Direction=inbound"
                    + "&From=%2B15005550017&To=%2B15005550006";
    private static final String NOBODY =
            "<Response><Say>Thank you for calling. Nobody can take your call at this number."
                    + " Goodbye.</Say></Response>";
    private static final String ENDED = "<Response><Hangup/></Response>";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final InMemoryEventLog eventLog = new InMemoryEventLog();

    @ParameterizedTest
    @CsvSource({
        "wss://agents.example.com/m,"
                + " <Connect><Stream url=\"wss://agents.example.com/m\"/></Connect>",
        "https://voice.example.com/x,"
                + " <Redirect method=\"POST\">https://voice.example.com/x</Redirect>"
    })
    void anAgentTakesTheCall(String url, String verb) {
        var routes = AnsweredCalls.routed("east", new AnswerInstructions(url, null));

        assertThat(answer(routes, eventLog, FORM)).contains(verb);
        assertThat(count("answered")).isEqualTo(1);
    }

    @Test
    void theCallerHearsTheAgentsMessage() {
        assertThat(answer(saying("Thank you.")))
                .endsWith("<Response><Say>Thank you.</Say></Response>");
    }

    /** Such as agents that were stored before there was a list of hosts. */
    @Test
    void noTwimlRunsThatTheOperatorHasNotAllowed() {
        assertThat(answer(new AnswerInstructions("https://evil.example.com/x", null)))
                .endsWith(ENDED);
        assertThat(count("foreign-twiml")).isEqualTo(1);
    }

    @Test
    void aNumberWithoutARouteSaysSoAndEnds() {
        assertThat(answer(new NumberRoutes(), eventLog, FORM)).endsWith(NOBODY);
        assertThat(count("no-route")).isEqualTo(1);
    }

    @Test
    void aNumberWhoseRouteIsGoneSaysSoToo() {
        var routes = AnsweredCalls.routed("east", saying("Thank you."));
        routes.handle(NumberRouteChanged.gone(OUR_NUMBER, 2, NOON));

        assertThat(answer(routes, eventLog, FORM)).endsWith(NOBODY);
    }

    /** Whoever owns an account may have numbers there that look like ours. */
    @Test
    void theRouteOfAnotherAccountIsNone() {
        var routes = AnsweredCalls.routed("west", saying("Thank you."));

        assertThat(answer(routes, eventLog, FORM)).endsWith(NOBODY);
        assertThat(count("no-route")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CallSid=CA1&CallStatus=ringing",
                "CallSid=CA1&CallStatus=ringing&Direction=outbound-api&To=%2B15005550006",
                "CallSid=CA1&CallStatus=ringing&Direction=inbound&To=sip:us@example.com"
            })
    void whatIsNoCallThatComesInEnds(String form) {
        var routes = AnsweredCalls.routed("east", saying("Thank you."));

        assertThat(answer(routes, eventLog, form)).endsWith(ENDED);
        assertThat(count("malformed")).isEqualTo(1);
    }

    @Test
    void saysThatTheCallHasComeIn() {
        answer(saying("Thank you."));

        assertThat(eventLog.published())
                .singleElement()
                .extracting(InMemoryEventLog.Published::topic)
                .isEqualTo(Topics.INCOMING_CALLS);
        var event = eventLog.published(IncomingCallChanged.class).getFirst();
        assertThat(event.callId()).isEqualTo(CallIds.incoming("east", "CA1"));
        assertThat(event.status()).isEqualTo(CallStatus.RINGING);
        assertThat(event.userId()).isEqualTo("alice");
        assertThat(event.agentId()).isEqualTo("agent-7");
        assertThat(event.phoneNumber()).isEqualTo(CALLER);
        assertThat(event.ourNumber()).isEqualTo(OUR_NUMBER);
        assertThat(event.recordedAt()).isEqualTo(NOON);
        assertThat(event.data()).containsEntry("CallSid", "CA1");
    }

    @Test
    void saysTheSameWhenItIsAskedAgain() {
        var routes = AnsweredCalls.routed("east", saying("Thank you."));
        answer(routes, eventLog, FORM);
        answer(routes, eventLog, FORM);

        assertThat(eventLog.published(IncomingCallChanged.class))
                .hasSize(2)
                .allMatch(eventLog.published(IncomingCallChanged.class).getFirst()::equals);
    }

    @Test
    void saysNothingOfACallThatNobodyTakes() {
        answer(new NumberRoutes(), eventLog, FORM);

        assertThat(eventLog.published()).isEmpty();
    }

    @Test
    void theCallerDoesNotWaitForTheLog() {
        EventLog silent = (_, _) -> new CompletableFuture<>();
        var routes = AnsweredCalls.routed("east", saying("Thank you."));

        assertThat(answer(routes, silent, FORM)).contains("Thank you.");
    }

    @Test
    void theCallerHearsTheSameWhileTheLogIsAway() {
        eventLog.goAway();

        assertThat(answer(saying("Thank you."))).contains("Thank you.");
        assertThat(count("answered")).isEqualTo(1);
    }

    @Test
    void allResultsAreThereBeforeAnyCall() {
        AnsweredCalls.of(new NumberRoutes(), eventLog, metrics, Clock.fixed(NOON, ZoneOffset.UTC));

        assertThat(metrics.find("dialstream.incoming.calls").counters())
                .extracting(counter -> counter.getId().getTag("result"))
                .containsExactlyInAnyOrder(
                        "answered",
                        "no-route",
                        "foreign-twiml",
                        "unsupported",
                        "malformed",
                        "not-answered",
                        "refused",
                        "unavailable");
    }

    private String answer(AnswerInstructions route) {
        return answer(AnsweredCalls.routed("east", route), eventLog, FORM);
    }

    /** Lets what is published meanwhile be published, too. */
    private String answer(NumberRoutes routes, EventLog log, String form) {
        var calls = AnsweredCalls.of(routes, log, metrics, Clock.fixed(NOON, ZoneOffset.UTC));
        var webhook =
                new Webhook(
                        EAST,
                        new RawRequest(
                                "/twilio/east/incoming",
                                null,
                                Map.of(),
                                form.getBytes(StandardCharsets.UTF_8)));
        var answer = new AtomicReference<@Nullable String>();
        var threads = new SteppedThreads();
        threads.start(() -> answer.set(calls.answer(webhook).text()));
        threads.run();
        return String.valueOf(answer.get());
    }

    private double count(String result) {
        return metrics.get("dialstream.incoming.calls").tag("result", result).counter().count();
    }
}
