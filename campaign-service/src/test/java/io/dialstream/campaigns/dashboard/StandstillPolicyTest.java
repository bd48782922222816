package io.dialstream.campaigns.dashboard;

import static io.dialstream.campaigns.campaign.CampaignFixtures.NOW;
import static io.dialstream.campaigns.campaign.CampaignFixtures.aCampaign;
import static io.dialstream.campaigns.campaign.CampaignFixtures.moved;
import static io.dialstream.campaigns.campaign.CampaignFixtures.stats;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignFixtures;
import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.campaign.LeadTally;
import io.dialstream.campaigns.dashboard.Explanation.Tone;
import io.dialstream.campaigns.dispatch.BadNumbers;
import io.dialstream.campaigns.dispatch.Dispatch;
import io.dialstream.campaigns.dispatch.DispatchSchedule;
import io.dialstream.campaigns.dispatch.DispatchState;
import io.dialstream.campaigns.dispatch.InFlight;
import io.dialstream.campaigns.history.LoggedCall;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.events.AccountState;
import io.dialstream.events.CallStatus;
import java.time.Duration;
import java.time.Instant;
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

    private static Optional<Explanation> after(Duration passed, CampaignDiagnosis diagnosis) {
        return StandstillPolicy.explain(diagnosis, NOW.plus(passed));
    }

    private static CampaignDiagnosis running(@Nullable Dispatch dispatch, LoggedCall... live) {
        var campaign =
                aCampaign(CampaignStatus.RUNNING)
                        .withStats(CampaignFixtures.stats(1, 0, live.length));
        return new CampaignDiagnosis(
                campaign, dispatch, List.of(live), AccountState.OK, Set.of("silent"));
    }

    private static Dispatch dispatch(int nextLead, InFlight... inFlight) {
        return new Dispatch(
                "campaign",
                "campaign",
                "ann",
                "reminder",
                null,
                ProviderChoice.USUAL,
                Rules.NONE,
                1,
                DispatchState.OPEN,
                5,
                1,
                10,
                nextLead,
                null,
                List.of(),
                List.of(inFlight),
                List.of(),
                null,
                DispatchSchedule.NONE,
                BadNumbers.NONE,
                null,
                LeadTally.NONE,
                NOW,
                1);
    }

    private static InFlight lead(int position, boolean initiated) {
        return new InFlight(
                position,
                1,
                "campaign-" + position + "-1",
                Attempts.NONE,
                NOW,
                NOW,
                null,
                0,
                initiated,
                null,
                null,
                false);
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
                null);
    }

    private static Campaign with(CampaignStatus status, long completed, long inFlight) {
        return aCampaign(status).withStats(stats(1, completed, inFlight));
    }

    private static String sentence(Campaign campaign) {
        return after(
                        MOMENT,
                        new CampaignDiagnosis(campaign, null, List.of(), AccountState.OK, Set.of()))
                .orElseThrow()
                .sentence();
    }

    @Test
    void saysWhenACampaignStartsByItselfAndThatItsTimeIsOver() {
        var at = Instant.parse("2026-12-01T09:00:00Z");
        var waiting =
                aCampaign(CampaignStatus.PENDING)
                        .with(Rules.NONE.with(new Schedule(at, at.plusSeconds(60))));
        var running =
                aCampaign(CampaignStatus.RUNNING).with(Rules.NONE.with(new Schedule(null, NOW)));
        var ended = moved(running, new CampaignMove.EndOnSchedule()).campaign();

        assertThat(sentence(waiting))
                .isEqualTo(
                        "It starts by itself at 09:00 UTC on Tuesday, 1 December 2026, unless you"
                                + " start it before.");
        assertThat(
                        after(
                                MOMENT,
                                new CampaignDiagnosis(
                                        ended, null, List.of(), AccountState.OK, Set.of())))
                .get()
                .extracting(Explanation::title)
                .isEqualTo("Its time is over");
    }

    @ParameterizedTest
    @EnumSource(
            value = CampaignStatus.class,
            names = {"RUNNING"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyCampaignThatDoesNotRunSaysWhy(CampaignStatus status) {
        assertThat(
                        after(
                                MOMENT,
                                new CampaignDiagnosis(
                                        aCampaign(status),
                                        null,
                                        List.of(),
                                        AccountState.OK,
                                        Set.of())))
                .isPresent();
    }

    @Test
    void callsThatHappenNeedNoExplanation() {
        var ringing = running(dispatch(5, lead(1, true), lead(2, false)), call(CallStatus.RINGING));
        assertThat(after(LONG, ringing)).isEmpty();
    }

    @Test
    void aPauseSaysWhatStillGoesOn() {
        assertThat(sentence(with(CampaignStatus.PAUSED, 3, 1)))
                .isEqualTo(
                        "No new call starts until you resume. 1 live call goes on until the end.");
        assertThat(sentence(with(CampaignStatus.PAUSED, 3, 0)))
                .isEqualTo("No new call starts until you resume.");
    }

    @Test
    void refusedCredentialsAreTroubleWithTheProvidersReason() {
        var refused =
                moved(
                                aCampaign(CampaignStatus.RUNNING),
                                new CampaignMove.Pause("PROVIDER_20003 Authenticate"))
                        .campaign();
        var why =
                after(
                                MOMENT,
                                new CampaignDiagnosis(
                                        refused, null, List.of(), AccountState.OK, Set.of()))
                        .orElseThrow();
        assertThat(why.tone()).isEqualTo(Tone.TROUBLE);
        assertThat(why.title()).isEqualTo("The provider refuses our credentials");
        assertThat(why.sentence()).contains("PROVIDER_20003 Authenticate");
    }

    @Test
    void aStopCountsTheLeadsThatAreNotCalled() {
        assertThat(sentence(with(CampaignStatus.STOPPED, 3, 2)))
                .isEqualTo("5 leads were not dialled. 2 live calls go on until the end.");
    }

    @Test
    void aMoveThatKafkaHasNotTakenIsTroubleAfterAWhile() {
        var started = moved(aCampaign(CampaignStatus.PENDING), new CampaignMove.Start()).campaign();
        var diagnosis = new CampaignDiagnosis(started, null, List.of(), AccountState.OK, Set.of());
        assertThat(after(MOMENT, diagnosis)).isEmpty();
        assertThat(titleAfter(LONG, diagnosis)).isEqualTo("Kafka is away");
    }

    @Test
    void aDialerThatTakesUpNothingIsAway() {
        var diagnosis = running(dispatch(3, lead(1, false), lead(2, false)));
        assertThat(after(MOMENT, diagnosis)).isEmpty();
        var why = after(LONG, diagnosis).orElseThrow();
        assertThat(why.title()).isEqualTo("The dialer is away");
        assertThat(why.sentence()).startsWith("2 leads were handed to it 40 s ago");
    }

    @Test
    void aDialerWithItsHandsFullIsNotAway() {
        var diagnosis =
                running(dispatch(3, lead(1, true), lead(2, false)), call(CallStatus.ANSWERED));
        assertThat(after(LONG, diagnosis)).isEmpty();
    }

    @Test
    void aProviderThatTakesNoCallIsNamed() {
        var diagnosis = running(dispatch(2, lead(1, true)), call(CallStatus.INITIATED));
        assertThat(after(MOMENT, diagnosis)).isEmpty();
        assertThat(titleAfter(LONG, diagnosis)).isEqualTo("The provider does not take calls");
    }

    @Test
    void callsOfWhichNothingIsReportedHintAtWebhooks() {
        var diagnosis = running(dispatch(2, lead(1, true)), call(CallStatus.DIALING));
        assertThat(after(Duration.ofSeconds(20), diagnosis)).isEmpty();
        assertThat(titleAfter(LONG, diagnosis)).isEqualTo("The provider reports nothing");
    }

    /** No webhook is missing: where ringing is never told, it may be ringing. */
    @Test
    void aCallThatMayRingUntoldIsNothingToExplain() {
        var diagnosis = running(dispatch(2, lead(1, true)), call(CallStatus.DIALING, "silent"));
        assertThat(after(LONG, diagnosis)).isEmpty();
    }

    @Test
    void oneSilentCallAmongOthersIsNothingToExplain() {
        var diagnosis =
                running(
                        dispatch(3, lead(1, true), lead(2, true)),
                        call(CallStatus.DIALING),
                        call(CallStatus.ANSWERED));
        assertThat(after(LONG, diagnosis)).isEmpty();
    }

    /** No call is taken up then, and nothing is wrong with the dialer. */
    @ParameterizedTest
    @CsvSource({
        "PROVIDER_DOWN, The provider is down",
        "CREDENTIALS_REFUSED, The provider refuses our credentials"
    })
    void anAccountThatFailsIsTheReason(AccountState account, String title) {
        var waiting = dispatch(3, lead(1, false), lead(2, false));
        var diagnosis =
                new CampaignDiagnosis(
                        aCampaign(CampaignStatus.RUNNING), waiting, List.of(), account, Set.of());
        assertThat(after(LONG, diagnosis).orElseThrow())
                .returns(Tone.TROUBLE, Explanation::tone)
                .returns(title, Explanation::title);
    }

    @Test
    void aMissingCallLogIsSaid() {
        var diagnosis =
                new CampaignDiagnosis(
                        aCampaign(CampaignStatus.RUNNING),
                        dispatch(2, lead(1, true)),
                        null,
                        AccountState.OK,
                        Set.of());
        assertThat(titleAfter(MOMENT, diagnosis)).isEqualTo("The call log does not answer");
    }

    @Test
    void theLastCallsAreCalm() {
        var diagnosis = running(dispatch(11, lead(10, true)), call(CallStatus.ANSWERED));
        var why = after(MOMENT, diagnosis).orElseThrow();
        assertThat(why)
                .isEqualTo(
                        Explanation.calm(
                                "No lead is left to dial", "The last call is still live."));
    }

    private static String titleAfter(Duration passed, CampaignDiagnosis diagnosis) {
        return after(passed, diagnosis).orElseThrow().title();
    }
}
