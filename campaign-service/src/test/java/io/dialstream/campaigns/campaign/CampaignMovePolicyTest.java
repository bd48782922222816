package io.dialstream.campaigns.campaign;

import static io.dialstream.campaigns.campaign.CampaignFixtures.NOW;
import static io.dialstream.campaigns.campaign.CampaignFixtures.aCampaign;
import static io.dialstream.campaigns.campaign.CampaignFixtures.aPlannedCampaign;
import static io.dialstream.campaigns.campaign.CampaignFixtures.moved;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.events.CampaignCompleted;
import io.dialstream.events.CampaignFailed;
import io.dialstream.events.CampaignPaused;
import io.dialstream.events.CampaignResumed;
import io.dialstream.events.CampaignStarted;
import io.dialstream.events.CampaignStopped;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignMovePolicyTest {

    private static final Map<String, CampaignMove> MOVES =
            Map.of(
                    "start", new CampaignMove.Start(),
                    "pause", new CampaignMove.Pause(null),
                    "resume", new CampaignMove.Resume(),
                    "stop", new CampaignMove.Stop(false),
                    "complete", new CampaignMove.Complete(),
                    "fail", new CampaignMove.Fail("AGENT_GONE"));

    /** A status is where the move leads, "same" a repetition, a dash a refusal. */
    @ParameterizedTest
    @CsvSource({
        "PENDING,   start, RUNNING", "PENDING,   pause, -", "PENDING,   resume, -",
        "PENDING,   stop, STOPPED", "PENDING,   complete, -", "PENDING,   fail, FAILED",
        "RUNNING,   start, same", "RUNNING,   pause, PAUSED", "RUNNING,   resume, same",
        "RUNNING,   stop, STOPPED", "RUNNING,   complete, COMPLETED", "RUNNING,   fail, FAILED",
        "PAUSED,    start, -", "PAUSED,    pause, same", "PAUSED,    resume, RUNNING",
        "PAUSED,    stop, STOPPED", "PAUSED,    complete, COMPLETED", "PAUSED,    fail, FAILED",
        "COMPLETED, start, -", "COMPLETED, pause, -", "COMPLETED, resume, -",
        "COMPLETED, stop, -", "COMPLETED, complete, same", "COMPLETED, fail, -",
        "STOPPED,   start, -", "STOPPED,   pause, -", "STOPPED,   resume, -",
        "STOPPED,   stop, same", "STOPPED,   complete, -", "STOPPED,   fail, -",
        "FAILED,    start, -", "FAILED,    pause, -", "FAILED,    resume, -",
        "FAILED,    stop, -", "FAILED,    complete, -", "FAILED,    fail, same"
    })
    void decidesEveryMoveInEveryStatus(CampaignStatus from, String move, String expected) {
        var campaign = aCampaign(from);

        assertThat(shown(campaign, Objects.requireNonNull(MOVES.get(move)))).isEqualTo(expected);
    }

    /** By whoever does not know yet that the schedule was changed. */
    @ParameterizedTest
    @CsvSource({
        "PENDING,   0, RUNNING, STOPPED",
        "PENDING,   1, -, -",
        "RUNNING,   0, same, STOPPED",
        "RUNNING,   1, same, -",
        "PAUSED,    0, -, STOPPED",
        "PAUSED,    1, -, -",
        "COMPLETED, 0, -, -",
        "STOPPED,   0, -, same",
        "FAILED,    0, -, -"
    })
    void goesByTheScheduleThatItHasNow(
            CampaignStatus from, int seconds, String whenAskedToStart, String whenAskedToEnd) {
        var at = NOW.plusSeconds(seconds);
        var campaign = aCampaign(from);
        var starting = campaign.with(Rules.NONE.with(new Schedule(at, null)));
        var ending = campaign.with(Rules.NONE.with(new Schedule(null, at)));

        assertThat(shown(starting, new CampaignMove.StartOnSchedule())).isEqualTo(whenAskedToStart);
        assertThat(shown(ending, new CampaignMove.EndOnSchedule())).isEqualTo(whenAskedToEnd);
        if (!whenAskedToStart.equals("same")) {
            assertThat(shown(campaign, new CampaignMove.StartOnSchedule())).isEqualTo("-");
        }
    }

    private static String shown(Campaign campaign, CampaignMove move) {
        return switch (CampaignMovePolicy.decide(campaign, move, NOW)) {
            case MoveOutcome.Moved(var after, _) -> after.status().name();
            case MoveOutcome.Unchanged(var after) -> after.equals(campaign) ? "same" : "other";
            case MoveOutcome.Refused _ -> "-";
        };
    }

    @Test
    void saysThatTheScheduleHasEndedIt() {
        var running =
                aCampaign(CampaignStatus.RUNNING).with(Rules.NONE.with(new Schedule(null, NOW)));

        var ended = moved(running, new CampaignMove.EndOnSchedule());

        assertThat(ended.campaign().statusReason()).isEqualTo("SCHEDULE_ENDED");
        assertThat(ended.event())
                .isEqualTo(
                        new CampaignStopped(
                                "campaign:4", "campaign", "ann", 4, NOW.plusSeconds(1), false));
    }

    @Test
    void countsEveryMoveAndKeepsItsEventUntilItIsAcknowledged() {
        var started = moved(aPlannedCampaign(), new CampaignMove.Start());
        var paused = moved(started.campaign(), new CampaignMove.Pause(null));

        assertThat(paused.campaign().revision()).isEqualTo(2);
        assertThat(paused.campaign().pendingEvents())
                .containsExactly(started.event(), paused.event());
        assertThat(paused.campaign().withoutPendingEvents().pendingEvents()).isEmpty();
    }

    @Test
    void everyMoveHasItsEvent() {
        var at = NOW.plusSeconds(1);
        assertThat(moved(aPlannedCampaign(), new CampaignMove.Start()).event())
                .isEqualTo(
                        new CampaignStarted(
                                "campaign:1",
                                "campaign",
                                "ann",
                                1,
                                at,
                                "reminder",
                                "Autumn",
                                10,
                                5));
        var running = aCampaign(CampaignStatus.RUNNING);
        assertThat(moved(running, new CampaignMove.Pause("PROVIDER_20003 no")).event())
                .isEqualTo(
                        new CampaignPaused(
                                "campaign:4", "campaign", "ann", 4, at, "PROVIDER_20003 no"));
        assertThat(moved(running, new CampaignMove.Stop(true)).event())
                .isEqualTo(new CampaignStopped("campaign:4", "campaign", "ann", 4, at, true));
        assertThat(moved(running, new CampaignMove.Complete()).event())
                .isEqualTo(new CampaignCompleted("campaign:4", "campaign", "ann", 4, at));
        assertThat(moved(running, new CampaignMove.Fail("why")).event())
                .isEqualTo(new CampaignFailed("campaign:4", "campaign", "ann", 4, at, "why"));
        assertThat(moved(aCampaign(CampaignStatus.PAUSED), new CampaignMove.Resume()).event())
                .isEqualTo(new CampaignResumed("campaign:4", "campaign", "ann", 4, at));
    }

    @Test
    void keepsTheTimesOfItsMoves() {
        var at = NOW.plusSeconds(1);
        var running = moved(aPlannedCampaign(), new CampaignMove.Start()).campaign();
        var paused = moved(running, new CampaignMove.Pause(null)).campaign();
        var resumed = moved(paused, new CampaignMove.Resume()).campaign();
        var stopped = moved(resumed, new CampaignMove.Stop(false)).campaign();

        assertThat(running.times()).isEqualTo(new CampaignTimes(NOW, at, null, null));
        assertThat(resumed.times()).isEqualTo(new CampaignTimes(NOW, at, at, null));
        assertThat(stopped.times()).isEqualTo(new CampaignTimes(NOW, at, at, at));
    }

    @Test
    void aReasonLastsAsLongAsTheStatusThatItExplains() {
        var paused = moved(aCampaign(CampaignStatus.RUNNING), new CampaignMove.Pause("why"));
        assertThat(paused.campaign().statusReason()).isEqualTo("why");

        var resumed = moved(paused.campaign(), new CampaignMove.Resume());
        assertThat(resumed.campaign().statusReason()).isNull();
    }

    @Test
    void saysWhyAMoveIsRefused() {
        assertThat(refusal(CampaignStatus.PAUSED, "start"))
                .isEqualTo("The campaign is PAUSED; it cannot be started. Resume it instead.");
        assertThat(refusal(CampaignStatus.PENDING, "pause"))
                .isEqualTo("The campaign is PENDING; it cannot be paused.");
    }

    private static String refusal(CampaignStatus status, String move) {
        var outcome =
                CampaignMovePolicy.decide(
                        aCampaign(status), Objects.requireNonNull(MOVES.get(move)), NOW);
        return ((MoveOutcome.Refused) outcome).sentence();
    }
}
