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
        assertThat(heard(initiated(1)))
                .contains(new LiveCall(callId(1), "lead-1", "Lead 1", INITIATED, null, NOW, null));
        assertThat(heard(call(1, RINGING)).map(LiveCall::leadName)).contains("Lead 1");
        assertThat(asked).isEmpty();
    }

    @Test
    void looksUpOnceWhoseCallWasUnderWayBefore() {
        assertThat(heard(call(2, RINGING)).map(LiveCall::leadName)).contains("Looked up");
        assertThat(heard(call(2, ANSWERED)).map(LiveCall::leadId)).contains("looked-up");
        assertThat(asked).containsExactly(callId(2));
    }

    @Test
    void showsNothingOfACallThatNobodyKnows() {
        assertThat(calls.heard(call(3, RINGING), _ -> Optional.empty())).isEmpty();
    }

    @Test
    void showsNothingOfAnotherCallUnderTheNameOfAKnownOne() {
        heard(initiated(1));
        heard(call(1, DIALING));
        assertThat(heard(forged(1, NO_ANSWER))).isEmpty();
        assertThat(heard(call(1, RINGING))).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingTwice(CallStatus status) {
        heard(call(1, status));
        assertThat(heard(call(1, status))).isEmpty();
    }

    @Test
    void neverShowsACallGoingBack() {
        for (var earlier : CallStatus.values()) {
            for (var later : CallStatus.values()) {
                var fresh = new RecentCalls();
                fresh.heard(call(1, earlier), this::lookUp);
                assertThat(fresh.heard(call(1, later), this::lookUp).isPresent())
                        .as("%s after %s", later, earlier)
                        .isEqualTo(later.rank() > earlier.rank());
            }
        }
    }

    @Test
    void saysNothingOfAWordThatMeansNothing() {
        heard(initiated(1));
        assertThat(heard(call(1, null))).isEmpty();
    }

    @Test
    void givesTheProvidersTalkTimeOfACompletedCall() {
        heard(call(1, ANSWERED));
        assertThat(heard(completed(1, 42)).map(LiveCall::durationSeconds)).contains(42);
    }

    @Test
    void measuresTheTalkTimeThatTheProviderDoesNotGive() {
        heard(call(1, ANSWERED));
        assertThat(heard(completed(1, null)).map(LiveCall::durationSeconds)).contains(10);
    }

    @Test
    void givesNoTalkTimeToAnUnansweredCall() {
        heard(call(1, DIALING));
        assertThat(heard(call(1, NO_ANSWER)).orElseThrow().durationSeconds()).isNull();
    }

    @Test
    void forgetsNothingWhenTheLookupFails() {
        assertThatThrownBy(() ->
                        calls.heard(
                                call(1, RINGING),
                                _ -> {
                                    throw new IllegalStateException("away");
                                }))
                .hasMessage("away");
        assertThat(heard(call(1, RINGING))).isPresent();
    }

    private Optional<LiveCall> heard(CallStatusChanged event) {
        return calls.heard(event, this::lookUp);
    }

    private Optional<CalledLead> lookUp(String callId) {
        asked.add(callId);
        return Optional.of(new CalledLead("looked-up", "Looked up"));
    }
}
