package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.agent.AgentFixtures.anAgent;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.decide;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.decideAt;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.handle;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.leads;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.sent;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.NOW;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aFullDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.call;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.paused;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.resumed;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.status;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.waiting;
import static io.dialstream.events.CallStatus.INITIATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.dispatch.DispatchEffect.MoveCampaign;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Endings;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands that expire, before their call was announced and after it. */
class DispatchExpiryTest {

    static CallStatusChanged expiry(InFlight entry) {
        return expiry(entry, entry.commandedAt());
    }

    /** As a lane says at that moment. */
    static CallStatusChanged expiry(InFlight entry, Instant recordedAt) {
        var command =
                new PlaceCall(
                        "c:place",
                        entry.callId(),
                        "c",
                        "ann",
                        "1",
                        "Lead",
                        new PhoneNumber("+14155550101"),
                        entry.attempt(),
                        2,
                        null,
                        null,
                        new AnswerInstructions(null, "Hello!"),
                        entry.commandedAt());
        return CallStatusChanged.expired(
                command, Objects.requireNonNull(entry.notAfter()), recordedAt);
    }

    @Test
    void asksAnewForACallWhoseCommandHasExpiredAndCountsNoAttempt() {
        var later = NOW.plusSeconds(60);
        var full = aFullDispatch(DispatchState.OPEN);

        var decision = decideAt(later, full, new DispatchInput.StatusChanged(expiry(waiting(2))));

        assertThat(sent(decision)).containsExactly(call(2));
        var renewed = decision.dispatch().inFlight(call(2)).orElseThrow();
        assertThat(renewed).isEqualTo(InFlight.commanded(2, 1, call(2), later));
        assertThat(decision.dispatch().progress()).isEqualTo(full.progress());
        assertThat(leads(decision)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DispatchState.class)
    void callsALeadAgainWhoseAnnouncedCallHasExpiredAndPausesNothing(DispatchState state) {
        var ended = new DispatchInput.StatusChanged(DispatchFixtures.expired("c", call(1)));

        var decision = decide(aFullDispatch(state), ended);

        var update = leads(decision).getFirst();
        assertThat(decision.effects(MoveCampaign.class)).isEmpty();
        assertThat(decision.dispatch().state()).isEqualTo(state);
        assertThat(update.status())
                .isEqualTo(state.isOver() ? LeadStatus.SKIPPED : LeadStatus.WAITING);
        assertThat(update.reason()).isEqualTo(state.isOver() ? null : Endings.EXPIRED);
        assertThat(decision.dispatch().counts())
                .isEqualTo(new LeadCounts(0, state.isOver() ? 0 : 1, 0, 1));
    }

    @Test
    void aCallOutsideAnyCampaignIsDoneWhenItHasExpired() {
        var single = Dispatch.ofSingleCall("s", anAgent("reminder"), NOW);
        var begun = handle(single, status(null, "s", INITIATED, false)).dispatch();
        var decision = handle(begun, DispatchFixtures.expired(null, "s"));

        assertThat(leads(decision).getFirst().status()).isEqualTo(LeadStatus.DONE);
        assertThat(decision.dispatch().state()).isEqualTo(DispatchState.ENDED);
    }

    @Test
    void anOlderCommandThatExpiresEndsNoNewerOne() {
        var later = NOW.plusSeconds(60);
        var old = new DispatchInput.StatusChanged(expiry(waiting(2)));
        var renewed = decideAt(later, aFullDispatch(DispatchState.OPEN), old).dispatch();

        var again = decideAt(later.plusSeconds(1), renewed, old);

        assertThat(again).isEqualTo(DispatchDecision.to(renewed));
    }

    @Test
    void anExpiredCommandChangesNothingOfACallThatHasBegun() {
        var full = aFullDispatch(DispatchState.OPEN);

        assertThat(handle(full, expiry(waiting(1)))).isEqualTo(DispatchDecision.to(full));
    }

    @Test
    void whatExpiredInAPauseIsAskedForAnewByTheResume() {
        var paused = aFullDispatch(DispatchState.PAUSED);
        var later = NOW.plusSeconds(60);
        var heard = handle(paused, expiry(waiting(2)));
        assertThat(heard.effects()).isEmpty();

        var resumed = decideAt(later, heard.dispatch(), new DispatchInput.Moved(resumed(4)));

        assertThat(sent(resumed)).containsExactly(call(2), call(3), call(4));
        assertThat(resumed.dispatch().inFlight(call(3)).orElseThrow().notAfter())
                .isEqualTo(later.plusSeconds(60));
    }

    /** The lane has given it back: whoever resumes by a clock that is behind must know. */
    @Test
    void whatExpiredInAPauseByAnotherClockIsAskedForAnewByTheResume() {
        var paused = handle(aFullDispatch(DispatchState.PAUSED), expiry(waiting(2))).dispatch();

        var resumed = decide(paused, new DispatchInput.Moved(resumed(4)));

        assertThat(sent(resumed)).containsExactly(call(2));
        assertThat(resumed.dispatch().inFlight(call(2)).orElseThrow().notAfter())
                .isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void repeatsACommandInTheSameWordsOnlyUntilItExpires() {
        var full = aFullDispatch(DispatchState.OPEN);
        var repeated =
                decideAt(NOW.plusSeconds(30), full, new DispatchInput.ResendDue()).dispatch();
        var renewed =
                decideAt(NOW.plusSeconds(90), repeated, new DispatchInput.ResendDue()).dispatch();

        assertThat(repeated.inFlight(call(2)).orElseThrow().commandedAt()).isEqualTo(NOW);
        assertThat(renewed.inFlight(call(2)).orElseThrow().commandedAt())
                .isEqualTo(NOW.plusSeconds(90));
    }
}
