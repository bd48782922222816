package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.dispatch.DispatchDecisions.decideAt;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.sent;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.NOW;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignSettings;
import io.dialstream.campaigns.dispatch.DispatchEffect.MoveCampaign;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.events.CampaignPaused;
import io.dialstream.events.CampaignSettingsChanged;
import io.dialstream.events.CampaignStarted;
import io.dialstream.events.CampaignStopped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Campaigns that start and end by themselves. */
class DispatchScheduleTest {

    private static final Instant START = NOW.plusSeconds(60);
    private static final Instant END = NOW.plusSeconds(600);
    private static final DispatchPolicy POLICY =
            new DispatchPolicy(new DispatchProperties(Duration.ofSeconds(30)));
    private static final MoveCampaign STARTS = new MoveCampaign(new CampaignMove.StartOnSchedule());
    private static final MoveCampaign ENDS = new MoveCampaign(new CampaignMove.EndOnSchedule());

    private static Dispatch waiting(Schedule schedule) {
        var campaign =
                Campaign.planned("c", "ann", "reminder", "Autumn", 3, 5, NOW)
                        .with(Rules.NONE.with(schedule));
        return decideAt(
                        NOW,
                        Dispatch.of(campaign, NOW),
                        new DispatchInput.Moved(
                                new CampaignSettingsChanged("c:1", "c", "ann", 1, NOW)))
                .dispatch();
    }

    private static DispatchInput started(long leads, int calls) {
        return new DispatchInput.Moved(
                new CampaignStarted(
                        "c:2", "c", "ann", 2, START, "reminder", "Autumn", leads, calls));
    }

    private static DispatchInput settings(@Nullable Schedule schedule) {
        return new DispatchInput.LeadsRead(
                new CampaignSettings("Autumn", 2, ProviderChoice.USUAL, Rules.NONE.with(schedule)),
                null,
                null,
                null,
                Map.of());
    }

    private static Dispatch running(Schedule schedule) {
        return decideAt(
                        NOW,
                        aDispatch(DispatchState.OPEN, 3, 4, List.of(), List.of(live(3))),
                        settings(schedule))
                .dispatch();
    }

    @Test
    void sendsNothingAndCountsNothingBeforeItsStart() {
        var dispatch = waiting(new Schedule(START, END));

        assertThat(POLICY.due(dispatch)).isEqualTo(START);
        assertThat(dispatch.inFlight()).isEmpty();
        assertThat(dispatch.progress()).isEmpty();
    }

    @Test
    void asksForItsStartOnceAndBeginsWithWhatTheStartSays() {
        var dispatch = waiting(new Schedule(START, END));

        var asked = decideAt(START, dispatch, new DispatchInput.ResendDue());
        assertThat(asked.effects()).containsExactly(STARTS);
        assertThat(POLICY.due(asked.dispatch())).isEqualTo(END);

        var begun = decideAt(START, asked.dispatch(), started(8, 2));
        assertThat(sent(begun)).hasSize(3);
        assertThat(begun.dispatch().limit()).isEqualTo(2);
        assertThat(begun.dispatch().progress()).get().extracting(it -> it.pending()).isEqualTo(5L);
    }

    /** Leads may be added, and excluded, until it starts. */
    @Test
    void countsFromItsStartOnWhoIsExcluded() {
        var dispatch = waiting(new Schedule(START, null));
        var read = new DispatchInput.LeadsRead(null, 3, null, null, Map.of());

        var begun = decideAt(START, dispatch, started(8, 1), read).dispatch();

        assertThat(begun.progress()).get().extracting(it -> it.excluded()).isEqualTo(3L);
    }

    @Test
    void startsWhenItIsTakenOverTooLate() {
        var dispatch = waiting(new Schedule(START, null));

        var recovered = decideAt(START.plusSeconds(9), dispatch, new DispatchInput.Recovered());

        assertThat(recovered.effects()).containsExactly(STARTS);
    }

    @Test
    void endsWithoutHavingStarted() {
        var dispatch = waiting(new Schedule(null, END));

        assertThat(decideAt(END, dispatch, new DispatchInput.ResendDue()).effects())
                .containsExactly(ENDS);
    }

    @Test
    void sendsNothingOnceItIsAskedToEnd() {
        var dispatch = running(new Schedule(null, END));

        var ended = decideAt(END, dispatch, new DispatchInput.ResendDue());

        assertThat(ended.effects()).contains(ENDS);
        assertThat(sent(ended)).isEmpty();
        assertThat(POLICY.due(ended.dispatch())).isNull();
        var again = decideAt(END.plusSeconds(99), ended.dispatch(), new DispatchInput.Recovered());
        assertThat(again.effects(MoveCampaign.class)).isEmpty();
        assertThat(sent(again)).isEmpty();
        var stopped =
                decideAt(
                        END,
                        ended.dispatch(),
                        new DispatchInput.Moved(
                                new CampaignStopped("c:4", "c", "ann", 4, END, false)));
        assertThat(stopped.dispatch().state()).isEqualTo(DispatchState.STOPPED);
    }

    @Test
    void endsAlsoWhileItIsPaused() {
        var dispatch = running(new Schedule(null, END));
        var paused =
                decideAt(
                                NOW,
                                dispatch,
                                new DispatchInput.Moved(
                                        new CampaignPaused("c:4", "c", "ann", 4, NOW, null)))
                        .dispatch();

        assertThat(POLICY.due(paused)).isEqualTo(END);
        assertThat(decideAt(END, paused, new DispatchInput.ResendDue()).effects()).contains(ENDS);
    }

    /** The request to end was refused: its user has changed the schedule in the same moment. */
    @Test
    void goesOnWhenTheEndWasPutOff() {
        var dispatch = running(new Schedule(null, END));
        var ended = decideAt(END, dispatch, new DispatchInput.ResendDue()).dispatch();

        var later = decideAt(END, ended, settings(new Schedule(null, END.plusSeconds(60))));
        var never = decideAt(END, ended, settings(null));

        assertThat(later.dispatch().schedule().endsAt()).isEqualTo(END.plusSeconds(60));
        for (var decision : List.of(later, never)) {
            assertThat(POLICY.due(decision.dispatch())).isBefore(END);
            assertThat(sent(decideAt(END, decision.dispatch(), new DispatchInput.ResendDue())))
                    .hasSize(3);
        }
    }
}
