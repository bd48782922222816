package io.dialstream.ingest.callback;

import static io.dialstream.ingest.incoming.AnsweredCalls.CALLER;
import static io.dialstream.ingest.incoming.AnsweredCalls.NOON;
import static io.dialstream.ingest.incoming.AnsweredCalls.OUR_NUMBER;
import static io.dialstream.ingest.incoming.AnsweredCalls.saying;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.events.CallIds;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.IncomingCallChanged;
import io.dialstream.events.NumberRouteChanged;
import io.dialstream.events.Topics;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.dialstream.ingest.incoming.AnsweredCalls;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.route.NumberRoutes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The callbacks of a number, which name no call of ours. */
class IncomingStatusTest {

    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final String ENDED =
            "AccountSid=AC00000000000000000000000000000001&CallSid=CA1&CallStatus=completed"
                    + "&CallDuration=40&From=%2B15005550017&To=%2B15005550006&Direction=inbound";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final InMemoryEventLog eventLog = new InMemoryEventLog();
    private final NumberRoutes routes = AnsweredCalls.routed("twilio", saying("Thank you."));

    @Test
    void aCallbackOfANumberEndsItsCall() {
        assertThat(receive("", ENDED)).isEqualTo(new Receipt.Taken());

        var event = onlyEvent();
        assertThat(event.callId()).isEqualTo(CallIds.incoming("twilio", "CA1"));
        assertThat(event.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(event.durationSeconds()).isEqualTo(40);
        assertThat(event.phoneNumber()).isEqualTo(CALLER);
        assertThat(event.ourNumber()).isEqualTo(OUR_NUMBER);
        assertThat(event.userId()).isEqualTo("alice");
        assertThat(event.agentId()).isEqualTo("agent-7");
        assertThat(count("published")).isEqualTo(1);
    }

    @Test
    void whoseNumberItWasMayNotBeKnownAnyMore() {
        routes.handle(NumberRouteChanged.gone(OUR_NUMBER, 2, NOON));

        assertThat(receive("", ENDED)).isEqualTo(new Receipt.Taken());
        assertThat(onlyEvent().userId()).isNull();
        assertThat(onlyEvent().agentId()).isNull();
    }

    @Test
    void aWordThatWeDoNotKnowChangesNothing() {
        receive("", ENDED.replace("completed", "teleported"));

        assertThat(onlyEvent().status()).isNull();
        assertThat(count("unknown-status")).isEqualTo(1);
    }

    @Test
    void isToBeSentAgainWhenTheLogIsAway() {
        eventLog.goAway();
        assertThat(receive("", ENDED)).isEqualTo(new Receipt.Unavailable());
        assertThat(count("unavailable")).isEqualTo(1);

        eventLog.comeBack();
        assertThat(receive("", ENDED)).isEqualTo(new Receipt.Taken());
    }

    /** It is the call's whatever way it says it goes: the token is what counts. */
    @Test
    void anAddressOfOursIsThatOfACallThatWePlace() {
        assertThat(receive(Addresses.status("c1-7-1", "c1"), ENDED)).isEqualTo(new Receipt.Taken());

        assertThat(eventLog.published(IncomingCallChanged.class)).isEmpty();
        assertThat(eventLog.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::callId)
                .containsExactly("c1-7-1");
    }

    /** Or what somebody's instructions made the provider post would be a call that came in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "callId=c1-7-1&campaignId=c1&leadId=7&t=AAAAAAAAAAAAAAAAAAAAAA",
                "callId=c1-7-1&campaignId=c1&leadId=7",
                "callId=c1-7-1",
                "callId=",
                "campaignId=c1",
                "leadId=7",
                "t=AAAAAAAAAAAAAAAAAAAAAA",
                "t="
            })
    void anAddressThatOnlyLooksLikeOursSaysNothing(String query) {
        assertThat(receive(query, ENDED)).isEqualTo(new Receipt.Taken());

        assertThat(eventLog.published())
                .extracting(InMemoryEventLog.Published::topic)
                .containsExactly(Topics.CALL_STATUS_UNMATCHED);
        assertThat(eventLog.published(IncomingCallChanged.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"outbound-api", "outbound-dial", "", "Inbound"})
    void withoutOurIdsAnotherDirectionIsNobodysCall(String direction) {
        receive("", ENDED.replace("Direction=inbound", "Direction=" + direction));

        assertThat(eventLog.published())
                .extracting(InMemoryEventLog.Published::topic)
                .containsExactly(Topics.CALL_STATUS_UNMATCHED);
        assertThat(count("unmatched")).isEqualTo(1);
    }

    @Test
    void whatLacksAllThatEveryCallbackHasIsMalformed() {
        assertThat(receive("", "Direction=inbound&To=%2B15005550006"))
                .isInstanceOf(Receipt.Malformed.class);
        assertThat(eventLog.published()).isEmpty();
    }

    private Receipt receive(String query, String form) {
        return new StatusCallbacks(
                        eventLog,
                        Addresses.TOKENS,
                        AnsweredCalls.of(routes, eventLog, metrics, CLOCK),
                        new WebhookMetrics(metrics),
                        CLOCK)
                .receive(Webhooks.of(query, form));
    }

    private IncomingCallChanged onlyEvent() {
        assertThat(eventLog.published()).hasSize(1);
        return eventLog.published(IncomingCallChanged.class).getFirst();
    }

    private double count(String result) {
        return metrics.get("dialstream.webhooks").tag("result", result).counter().count();
    }
}
