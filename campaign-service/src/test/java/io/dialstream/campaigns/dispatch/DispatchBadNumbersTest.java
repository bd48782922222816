package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.dispatch.DispatchDecisions.decide;
import static io.dialstream.campaigns.dispatch.DispatchDecisions.sent;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.NOW;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.aDispatch;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.ended;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignSettings;
import io.dialstream.campaigns.dispatch.DispatchEffect.MoveCampaign;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.FailurePause;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CampaignResumed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Campaigns that pause because too many of their numbers are bad. */
class DispatchBadNumbersTest {

    private static final FailurePause HALF_OF_FOUR = new FailurePause(0.5, 4);
    private static final String BAD = "PROVIDER_21211";
    private static final String FROM = "PROVIDER_21210";

    private Dispatch dispatch = running(HALF_OF_FOUR);
    private @Nullable DispatchDecision last;
    private int next = 1;

    private static Dispatch running(@Nullable FailurePause rule) {
        return aDispatch(DispatchState.OPEN, 3, 1, List.of(), List.of())
                .with(
                        new CampaignSettings(
                                "Autumn", 2, ProviderChoice.USUAL, Rules.NONE.with(rule)));
    }

    /** Lets the next lead's call end; without a reason it was completed. */
    private void ends(@Nullable String reason) {
        var position = next++;
        var calling =
                dispatch.inFlight("c-%d-1".formatted(position)).isPresent()
                        ? dispatch
                        : decide(dispatch).dispatch();
        var status = reason == null ? CallStatus.COMPLETED : CallStatus.FAILED;
        last =
                decide(
                        calling.replacing(live(position)),
                        new DispatchInput.StatusChanged(ended(position, status, reason)));
        dispatch = last.dispatch();
    }

    private List<MoveCampaign> moves() {
        return last == null ? List.of() : last.effects(MoveCampaign.class);
    }

    @Test
    void pausesOnceTheShareOfTheLastCallsIsBadAndNamesWhatMostFailedFor() {
        ends(BAD);
        ends(FROM);
        ends(BAD);
        assertThat(moves()).isEmpty();

        ends(BAD);

        assertThat(moves())
                .containsExactly(
                        new MoveCampaign(new CampaignMove.Pause("BAD_LIST PROVIDER_21211")));
        assertThat(dispatch.state()).isEqualTo(DispatchState.PAUSED);
        assertThat(last).isNotNull().extracting(it -> sent(it)).isEqualTo(List.of());
    }

    @Test
    void looksAtTheLastCallsAlone() {
        ends(BAD);
        ends(null);
        ends(null);
        ends(null);
        ends(BAD);
        assertThat(moves()).isEmpty();

        ends(null);
        ends(BAD);
        assertThat(moves()).hasSize(1);
    }

    @Test
    void countsAnewAfterAResume() {
        for (int n = 0; n < 4; n++) {
            ends(BAD);
        }
        dispatch =
                decide(
                                dispatch,
                                new DispatchInput.Moved(
                                        new CampaignResumed("c:4", "c", "ann", 4, NOW)))
                        .dispatch();
        ends(BAD);
        ends(BAD);
        ends(BAD);
        assertThat(moves()).isEmpty();

        ends(null);
        assertThat(moves()).isEmpty();
        ends(BAD);
        assertThat(moves()).hasSize(1);
    }

    @Test
    void neverPausesForWhatIsNobodysFaultOrWhereNoRuleSaysSo() {
        for (int n = 0; n < 8; n++) {
            ends("SIP_503");
        }
        assertThat(moves()).isEmpty();

        dispatch = running(null);
        next = 1;
        for (int n = 0; n < 8; n++) {
            ends(BAD);
            assertThat(moves()).isEmpty();
        }
        assertThat(dispatch.badNumbers()).isEqualTo(BadNumbers.NONE);
    }
}
