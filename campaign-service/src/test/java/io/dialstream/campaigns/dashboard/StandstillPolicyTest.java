package io.dialstream.campaigns.dashboard;

import static io.dialstream.campaigns.campaign.CampaignFixtures.NOW;
import static io.dialstream.campaigns.campaign.CampaignFixtures.aCampaign;
import static io.dialstream.campaigns.campaign.CampaignFixtures.moved;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.dashboard.Explanation.Tone;
import io.dialstream.campaigns.diagnosis.Diagnosis;
import io.dialstream.campaigns.diagnosis.DiagnosisCode;
import io.dialstream.campaigns.history.CallDirection;
import io.dialstream.campaigns.history.LoggedCall;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.events.AccountState;
import io.dialstream.events.CallStatus;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StandstillPolicyTest {

    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(40);

    private static Diagnosis headed(@Nullable DiagnosisCode code) {
        return new Diagnosis(
                code == null,
                code,
                null,
                code,
                code == null
                        ? List.of()
                        : List.of(new Diagnosis.Reason(code, 3, null, "It is so.")));
    }

    private static LiveCalls live(LoggedCall... calls) {
        return new LiveCalls(List.of(calls), calls.length, Set.of("silent"));
    }

    private static LoggedCall call(CallStatus status) {
        return call(status, "twilio");
    }

    private static LoggedCall call(CallStatus status, String account) {
        return new LoggedCall(
                "campaign-1-1",
                "campaign",
                "1",
                "Ada",
                "+14155550101",
                status,
                null,
                account,
                "CA1",
                NOW,
                status == CallStatus.INITIATED ? null : NOW,
                null,
                null,
                null,
                1,
                null,
                CallDirection.OUTBOUND,
                null,
                null,
                null);
    }

    private static Optional<Explanation> explain(
            Duration passed, @Nullable DiagnosisCode headline, LiveCalls calls) {
        return StandstillPolicy.explain(
                aCampaign(CampaignStatus.RUNNING),
                headed(headline),
                calls,
                AccountState.OK,
                NOW.plus(passed));
    }

    private static Explanation of(Campaign campaign, DiagnosisCode headline, AccountState account) {
        return StandstillPolicy.explain(campaign, headed(headline), live(), account, NOW)
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(DiagnosisCode.class)
    void saysWhatTheDiagnosisSays(DiagnosisCode code) {
        var said = explain(MOMENT, code, live());
        if (code == DiagnosisCode.LIMIT) {
            assertThat(said).as("calls happen").isEmpty();
        } else {
            assertThat(said).get().extracting(Explanation::sentence).isEqualTo("It is so.");
            assertThat(said.orElseThrow().title()).isNotBlank();
        }
    }

    @Test
    void callsThatHappenNeedNoExplanation() {
        assertThat(explain(LONG, null, live(call(CallStatus.RINGING)))).isEmpty();
        assertThat(explain(LONG, DiagnosisCode.LIMIT, live(call(CallStatus.RINGING)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PROVIDER_DOWN, The provider is down",
        "CREDENTIALS_REFUSED, The provider refuses our credentials"
    })
    void anAccountThatFailsIsTrouble(AccountState account, String title) {
        var campaign = aCampaign(CampaignStatus.RUNNING);
        assertThat(of(campaign, DiagnosisCode.PROVIDER_DOWN, account))
                .returns(Tone.TROUBLE, Explanation::tone)
                .returns(title, Explanation::title);
    }

    @Test
    void aPauseThatNobodyAskedForIsTrouble() {
        var running = aCampaign(CampaignStatus.RUNNING);
        var asked = moved(running, new CampaignMove.Pause(null)).campaign();
        var forced = moved(running, new CampaignMove.Pause("BAD_LIST SIP_404")).campaign();
        assertThat(of(asked, DiagnosisCode.PAUSED, AccountState.OK).tone()).isEqualTo(Tone.WAITING);
        assertThat(of(forced, DiagnosisCode.PAUSED, AccountState.OK).tone())
                .isEqualTo(Tone.TROUBLE);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, All leads are done",
        "STOPPED, Stopped",
        "FAILED, The campaign cannot go on"
    })
    void anEndSaysWhichOne(CampaignStatus status, String title) {
        assertThat(of(aCampaign(status), DiagnosisCode.OVER, AccountState.OK).title())
                .isEqualTo(title);
    }

    @Test
    void anEndOnScheduleIsNoStop() {
        var running =
                aCampaign(CampaignStatus.RUNNING).with(Rules.NONE.with(new Schedule(null, NOW)));
        var ended = moved(running, new CampaignMove.EndOnSchedule()).campaign();
        assertThat(of(ended, DiagnosisCode.OVER, AccountState.OK).title())
                .isEqualTo("Its time is over");
    }

    @Test
    void aProviderThatTakesNoCallIsNamed() {
        var calls = live(call(CallStatus.INITIATED));
        assertThat(explain(MOMENT, null, calls)).isEmpty();
        assertThat(explain(LONG, null, calls).orElseThrow().title())
                .isEqualTo("The provider does not take calls");
        assertThat(explain(LONG, DiagnosisCode.PAUSED, calls).orElseThrow().title())
                .as("nothing more is dialled anyway")
                .isEqualTo("Paused");
    }

    @ParameterizedTest
    @CsvSource({"LIMIT", "NO_LEADS_LEFT"})
    void callsOfWhichNothingIsReportedHintAtWebhooks(DiagnosisCode headline) {
        var calls = live(call(CallStatus.DIALING));
        assertThat(explain(Duration.ofSeconds(20), null, calls)).isEmpty();
        assertThat(explain(LONG, headline, calls).orElseThrow().title())
                .isEqualTo("The provider reports nothing");
    }

    /** No webhook is missing: where ringing is never told, it may be ringing. */
    @Test
    void aCallThatMayRingUntoldIsNothingToExplain() {
        assertThat(explain(LONG, null, live(call(CallStatus.DIALING, "silent")))).isEmpty();
    }

    @Test
    void oneSilentCallAmongOthersIsNothingToExplain() {
        var calls = live(call(CallStatus.DIALING), call(CallStatus.ANSWERED));
        assertThat(explain(LONG, null, calls)).isEmpty();
    }

    @Test
    void aMissingCallLogIsSaid() {
        var unknown = new LiveCalls(null, 1, Set.of());
        assertThat(explain(MOMENT, null, unknown).orElseThrow().title())
                .isEqualTo("The call log does not answer");
    }

    @Test
    void leadsThatARuleHoldsAreARowEach() {
        var held =
                EnumSet.allOf(DiagnosisCode.class).stream()
                        .flatMap(code -> HeldLeads.of(headed(code)).stream())
                        .toList();
        assertThat(held).hasSize(7).allSatisfy(row -> assertThat(row.leads()).isEqualTo(3));
    }
}
