package io.dialstream.campaigns.live;

import static io.dialstream.campaigns.live.LiveFixtures.NOW;
import static io.dialstream.campaigns.live.LiveFixtures.call;
import static io.dialstream.campaigns.live.LiveFixtures.callId;
import static io.dialstream.campaigns.live.LiveFixtures.completed;
import static io.dialstream.campaigns.live.LiveFixtures.forged;
import static io.dialstream.campaigns.live.LiveFixtures.initiated;
import static io.dialstream.events.CallStatus.ANSWERED;
import static io.dialstream.events.CallStatus.DIALING;
import static io.dialstream.events.CallStatus.INITIATED;
import static io.dialstream.events.CallStatus.NO_ANSWER;
import static io.dialstream.events.CallStatus.RINGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecentCallsTest {

    private final List<String> asked = new ArrayList<>();
    private final RecentCalls calls = new RecentCalls();

    @Test
    void namesTheLeadOfEveryStatusAfterInitiated() {
        assertThat(handle(initiated(1)))
                .contains(
                        new LiveCall(
                                callId(1), "lead-1", "Lead 1", INITIATED, null, NOW, null, 1,
                                null));
        assertThat(handle(call(1, RINGING)).map(LiveCall::leadName)).contains("Lead 1");
        assertThat(asked).isEmpty();
    }

    @Test
    void looksUpOnceWhoseCallWasUnderWayBefore() {
        assertThat(handle(call(2, RINGING)).map(LiveCall::leadName)).contains("Looked up");
        assertThat(handle(call(2, ANSWERED)).map(LiveCall::leadId)).contains("looked-up");
        assertThat(asked).containsExactly(callId(2));
    }

    @Test
    void showsNothingOfACallThatNobodyKnows() {
        assertThat(calls.handle(call(3, RINGING), _ -> Optional.empty())).isEmpty();
    }

    @Test
    void showsNothingOfAnotherCallUnderTheNameOfAKnownOne() {
        handle(initiated(1));
        handle(call(1, DIALING));
        assertThat(handle(forged(1, NO_ANSWER))).isEmpty();
        assertThat(handle(call(1, RINGING))).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingTwice(CallStatus status) {
        handle(call(1, status));
        assertThat(handle(call(1, status))).isEmpty();
    }

    @Test
    void neverShowsACallGoingBack() {
        for (var earlier : CallStatus.values()) {
            for (var later : CallStatus.values()) {
                var fresh = new RecentCalls();
                fresh.handle(call(1, earlier), this::lookUp);
                assertThat(fresh.handle(call(1, later), this::lookUp).isPresent())
                        .as("%s after %s", later, earlier)
                        .isEqualTo(later.rank() > earlier.rank());
            }
        }
    }

    @Test
    void saysNothingOfAWordThatMeansNothing() {
        handle(initiated(1));
        assertThat(handle(call(1, null))).isEmpty();
    }

    @Test
    void saysWhoHasAnsweredOnceAndFromThenOn() {
        handle(initiated(1));
        handle(call(1, ANSWERED));
        var found = handle(call(1, null).answeredBy(AnsweredBy.MACHINE)).orElseThrow();

        assertThat(found.status()).isEqualTo(ANSWERED);
        assertThat(found.answeredBy()).isEqualTo(AnsweredBy.MACHINE);
        assertThat(handle(call(1, null).answeredBy(AnsweredBy.HUMAN))).isEmpty();
        assertThat(handle(completed(1, 42)).map(LiveCall::answeredBy)).contains(AnsweredBy.MACHINE);
    }

    @Test
    void saysNothingOfWhoHasAnsweredAfterTheEnd() {
        handle(initiated(1));
        handle(completed(1, 42));
        assertThat(handle(call(1, null).answeredBy(AnsweredBy.MACHINE))).isEmpty();
    }

    @Test
    void givesTheProvidersTalkTimeOfACompletedCall() {
        handle(call(1, ANSWERED));
        assertThat(handle(completed(1, 42)).map(LiveCall::durationSeconds)).contains(42);
    }

    @Test
    void measuresTheTalkTimeThatTheProviderDoesNotGive() {
        handle(call(1, ANSWERED));
        assertThat(handle(completed(1, null)).map(LiveCall::durationSeconds)).contains(10);
    }

    @Test
    void givesNoTalkTimeToAnUnansweredCall() {
        handle(call(1, DIALING));
        assertThat(handle(call(1, NO_ANSWER)).orElseThrow().durationSeconds()).isNull();
    }

    @Test
    void forgetsNothingWhenTheLookupFails() {
        assertThatThrownBy(() ->
                        calls.handle(
                                call(1, RINGING),
                                _ -> {
                                    throw new IllegalStateException("away");
                                }))
                .hasMessage("away");
        assertThat(handle(call(1, RINGING))).isPresent();
    }

    private Optional<LiveCall> handle(CallStatusChanged event) {
        return calls.handle(event, this::lookUp);
    }

    private Optional<CalledLead> lookUp(String callId) {
        asked.add(callId);
        return Optional.of(new CalledLead("looked-up", "Looked up"));
    }
}
