package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.dispatch.DispatchDecisions.handle;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.call;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.leavingMessage;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.live;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.status;
import static io.dialstream.events.CallStatus.COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.campaign.CampaignSettings;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.Retry;
import io.dialstream.campaigns.rules.RetryOutcome;
import io.dialstream.campaigns.rules.RetryRule;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.AnsweringMachine;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Leads whose calls a machine has answered. */
class DispatchMachineTest {

    /** The last lead is being called; all others are done with. */
    private static Dispatch lastOne(@Nullable Boolean alsoAfterMessage) {
        var rule = new RetryRule(RetryOutcome.VOICEMAIL, List.of(5), alsoAfterMessage);
        var rules =
                Rules.NONE.with(new Retry(3, List.of(rule))).with(AnsweringMachine.LEAVE_MESSAGE);
        return aDispatch(DispatchState.OPEN, 3, 11, List.of(), List.of(live(10)))
                .with(new CampaignSettings("Autumn", 2, ProviderChoice.USUAL, rules));
    }

    private static Dispatch judged(Dispatch dispatch, AnsweredBy whom) {
        return handle(dispatch, status(call(10), null).answeredBy(whom)).dispatch();
    }

    private static boolean isCalledAgain(Dispatch dispatch) {
        return handle(dispatch, status(call(10), COMPLETED)).dispatch().waiting() == 1;
    }

    @ParameterizedTest
    @CsvSource({"HUMAN, false", "MACHINE, true", "FAX, false", "UNKNOWN, false"})
    void areCalledAgainAsVoicemailAndNeverAfterAnybodyElse(AnsweredBy whom, boolean again) {
        assertThat(isCalledAgain(judged(lastOne(null), whom))).isEqualTo(again);
    }

    @Test
    void areNotCalledAgainAfterAMessage() {
        var left = handle(judged(lastOne(null), AnsweredBy.MACHINE), leavingMessage(call(10)));

        assertThat(isCalledAgain(left.dispatch())).isFalse();
    }

    @Test
    void areCalledAgainAfterAMessageWhereTheirRuleSaysSo() {
        var left = handle(judged(lastOne(true), AnsweredBy.MACHINE), leavingMessage(call(10)));

        assertThat(isCalledAgain(left.dispatch())).isTrue();
    }

    @Test
    void goByTheFirstVerdict() {
        var human = judged(lastOne(null), AnsweredBy.HUMAN);

        assertThat(isCalledAgain(judged(human, AnsweredBy.MACHINE))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void areDoneWhenTheVerdictComesAfterTheEnd(AnsweredBy whom) {
        var ended = handle(lastOne(null), status(call(10), COMPLETED)).dispatch();

        assertThat(judged(ended, whom)).isEqualTo(ended);
        assertThat(ended.isFinished()).isTrue();
    }

    @Test
    void saySoOnceHoweverOftenItIsTold() {
        var once = judged(lastOne(null), AnsweredBy.MACHINE);

        assertThat(judged(once, AnsweredBy.MACHINE)).isEqualTo(once);
    }
}
