package io.dialstream.campaigns.campaign;

import static io.dialstream.campaigns.campaign.CampaignFixtures.NOW;
import static io.dialstream.campaigns.campaign.CampaignFixtures.aPlannedCampaign;
import static io.dialstream.campaigns.campaign.CampaignFixtures.moved;
import static io.dialstream.campaigns.campaign.CampaignFixtures.stats;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.forecast.TimeZones;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.Place;
import io.dialstream.campaigns.rules.Retry;
import io.dialstream.campaigns.rules.RetryOutcome;
import io.dialstream.campaigns.rules.RetryRule;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.CampaignSettingsChanged;
import io.dialstream.foundation.paging.Cursor;
import io.dialstream.foundation.paging.PageRequest;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of campaigns does. */
public abstract class CampaignsContract {

    private static final PlaceCounts COUNTS =
            new PlaceCounts(List.of(1, 2), new TimeZones(1, 2, 0));

    private static final List<Place> PLACES =
            List.of(
                    Place.UNKNOWN,
                    new Place("Europe/Berlin", List.of("America/New_York", "America/Chicago")));

    private final Map<String, LeadProgress> progress = new HashMap<>();
    private Campaigns campaigns;

    /** None, whose leads have come as far as is said here. */
    protected abstract Campaigns emptyCampaigns(LeadProgresses progresses);

    @BeforeEach
    void empty() {
        campaigns = emptyCampaigns(this::progressOf);
    }

    private Map<String, LeadProgress> progressOf(Collection<String> ids) {
        var some = new HashMap<>(progress);
        some.keySet().retainAll(ids);
        return some;
    }

    @Test
    void givesBackWhatWasStored() {
        var chosen = aPlannedCampaign().with(new ProviderChoice("eu", List.of("us", "twilio")));
        var started = moved(chosen, new CampaignMove.Start()).campaign();

        assertThat(campaigns.insert(started)).isTrue();

        assertThat(campaigns.find("campaign")).contains(started);
        assertThat(campaigns.findAll(List.of("campaign", "other"))).containsExactly(started);
        assertThat(campaigns.find("other")).isEmpty();
        assertThat(campaigns.findAll(List.of())).isEmpty();
    }

    @Test
    void keepsTheFirstOfTwoWithTheSameId() {
        campaigns.insert(aPlannedCampaign("campaign", 10));

        assertThat(campaigns.insert(aPlannedCampaign("campaign", 20))).isFalse();

        assertThat(stored().totalLeads()).isEqualTo(10);
    }

    @Test
    void storesAMoveWithItsEventAtOnce() {
        var planned = aPlannedCampaign();
        campaigns.insert(planned);
        var started = moved(planned, new CampaignMove.Start());
        var paused = moved(started.campaign(), new CampaignMove.Pause("why"));

        assertThat(campaigns.move(started)).isTrue();
        assertThat(campaigns.move(paused)).isTrue();

        assertThat(stored()).isEqualTo(paused.campaign());
        assertThat(campaigns.withPendingEvents()).containsExactly(paused.campaign());
    }

    @Test
    void storesChangedSettingsWithTheirEventUnlessItWasChangedMeanwhile() {
        var busy = new RetryRule(RetryOutcome.BUSY, List.of(0, 60), null);
        var settings =
                new CampaignSettings(
                        "Winter",
                        7,
                        new ProviderChoice("eu", List.of("us")),
                        Rules.NONE
                                .with(new Retry(null, List.of(busy)))
                                .with(new Schedule(NOW, NOW.plusSeconds(1)))
                                .with(AnsweringMachine.HANG_UP));
        var planned = aPlannedCampaign();
        campaigns.insert(planned);
        var changed = planned.changed(settings, null);
        assertThat(campaigns.change(changed, null)).isTrue();
        assertThat(stored()).isEqualTo(changed);
        assertThat(campaigns.move(moved(planned, new CampaignMove.Start()))).isFalse();

        campaigns.move(moved(changed, new CampaignMove.Start()));
        var event = new CampaignSettingsChanged("campaign:3", "campaign", "ann", 3, NOW);
        var again = stored().changed(planned.settings(), event);

        assertThat(campaigns.change(again, event)).isTrue();
        assertThat(stored()).isEqualTo(again);
        assertThat(stored().rules()).isEqualTo(Rules.NONE);
        assertThat(campaigns.change(again, event)).isFalse();
        assertThat(campaigns.withPendingEvents()).containsExactly(again);
    }

    @Test
    void refusesAMoveFromARevisionThatIsGone() {
        var planned = aPlannedCampaign();
        campaigns.insert(planned);
        campaigns.move(moved(planned, new CampaignMove.Start()));

        assertThat(campaigns.move(moved(planned, new CampaignMove.Stop(false)))).isFalse();

        assertThat(stored().status()).isEqualTo(CampaignStatus.RUNNING);
        assertThat(stored().pendingEvents()).hasSize(1);
    }

    /** In the same millisecond two requests decide the same; only one of them has moved it. */
    @Test
    void refusesAMoveThatAnotherHasMadeAlready() {
        var planned = aPlannedCampaign();
        campaigns.insert(planned);
        var started = moved(planned, new CampaignMove.Start());
        campaigns.move(started);
        campaigns.move(moved(started.campaign(), new CampaignMove.Pause(null)));

        assertThat(campaigns.move(started)).isFalse();

        assertThat(stored().status()).isEqualTo(CampaignStatus.PAUSED);
    }

    @Test
    void anAdditionMakesLeadsTheCampaigns() {
        var planned = aPlannedCampaign();
        campaigns.insert(planned);

        assertThat(campaigns.beginAddition(planned)).hasValue(1);
        assertThat(stored()).isEqualTo(planned);
        assertThat(campaigns.completeAddition(planned, 1, 3, 1, PLACES, COUNTS)).isTrue();

        assertThat(stored()).isEqualTo(planned.withMoreLeads(3, 1).withPlaces(PLACES, COUNTS));
        assertThat(campaigns.completeAddition(planned, 1, 3, 1, PLACES, COUNTS)).isFalse();
        assertThat(stored().totalLeads()).isEqualTo(13);
        assertThat(campaigns.beginAddition(stored())).hasValue(2);
    }

    @Test
    void anAdditionIsOvertakenByTheNextOne() {
        var planned = aPlannedCampaign();
        campaigns.insert(planned);
        campaigns.beginAddition(planned);

        assertThat(campaigns.beginAddition(planned)).hasValue(2);

        assertThat(campaigns.completeAddition(planned, 1, 3, 1, PLACES, COUNTS)).isFalse();
        assertThat(campaigns.completeAddition(planned, 2, 4, 0, PLACES, COUNTS)).isTrue();
        assertThat(stored().totalLeads()).isEqualTo(14);
    }

    @Test
    void beginsNoAdditionToACampaignThatIsAnotherByNow() {
        var planned = aPlannedCampaign();
        assertThat(campaigns.beginAddition(planned)).isEmpty();
        campaigns.insert(planned);
        assertThat(campaigns.beginAddition(planned.withMoreLeads(1, 0))).isEmpty();
        assertThat(campaigns.beginAddition(planned)).hasValue(1);

        campaigns.move(moved(planned, new CampaignMove.Start()));

        assertThat(campaigns.beginAddition(planned)).isEmpty();
        assertThat(campaigns.completeAddition(planned, 1, 3, 1, PLACES, COUNTS)).isFalse();
        assertThat(stored().totalLeads()).isEqualTo(10);
    }

    /** Or a start would be told with less leads than the campaign has. */
    @Test
    void refusesAMoveThatDoesNotKnowOfLeadsThatWereAdded() {
        var planned = aPlannedCampaign();
        campaigns.insert(planned);
        campaigns.beginAddition(planned);
        campaigns.completeAddition(planned, 1, 3, 1, PLACES, COUNTS);

        assertThat(campaigns.move(moved(planned, new CampaignMove.Start()))).isFalse();
        assertThat(stored()).isEqualTo(planned.withMoreLeads(3, 1).withPlaces(PLACES, COUNTS));
        assertThat(campaigns.move(moved(stored(), new CampaignMove.Start()))).isTrue();
        assertThat(stored().totalLeads()).isEqualTo(13);
    }

    @Test
    void forgetsPendingEventsOnlyWhenTheLatestIsAcknowledged() {
        var planned = aPlannedCampaign();
        campaigns.insert(planned);
        var started = moved(planned, new CampaignMove.Start());
        campaigns.move(started);
        campaigns.move(moved(started.campaign(), new CampaignMove.Pause(null)));

        campaigns.acknowledged("campaign", 1);
        assertThat(stored().pendingEvents()).hasSize(2);

        campaigns.acknowledged("campaign", 2);
        assertThat(stored().pendingEvents()).isEmpty();
        assertThat(campaigns.withPendingEvents()).isEmpty();
    }

    @Test
    void numbersNeverGoBackAndLeaveMovesAlone() {
        var planned = aPlannedCampaign();
        campaigns.insert(planned);
        campaigns.storeStats("campaign", stats(5, 2, 1));
        campaigns.storeStats("campaign", stats(4, 1, 2));
        campaigns.move(moved(planned, new CampaignMove.Start()));
        campaigns.storeStats("unknown", stats(4, 1, 2));

        assertThat(stored().stats()).isEqualTo(stats(5, 2, 1));
        assertThat(stored().status()).isEqualTo(CampaignStatus.RUNNING);
        assertThat(campaigns.find("unknown")).isEmpty();
    }

    @Test
    void knowsHowFarTheLeadsOfWhatHasBegunHaveCome() {
        var planned = aPlannedCampaign();
        campaigns.insert(planned);
        var known = new LeadProgress(7, 3, 4, 2, 0, 3, 0, 0, null);
        progress.put("campaign", known);
        assertThat(stored().progress()).isNull();

        campaigns.move(moved(planned, new CampaignMove.Start()));

        assertThat(stored().progress()).isEqualTo(known);
        assertThat(campaigns.list("ann", null, PageRequest.of(10, null)))
                .extracting(Campaign::progress)
                .containsExactly(known);
    }

    @Test
    void listsAUsersCampaignsNewestFirstInPages() {
        for (int n = 1; n <= 5; n++) {
            // Two of them are of the same moment.
            campaigns.insert(
                    Campaign.planned(
                            "c" + n, "ann", "reminder", "n", 1, 5, NOW.plusSeconds(n / 2)));
        }
        campaigns.insert(Campaign.planned("bobs", "bob", "reminder", "n", 1, 5, NOW));

        assertThat(ids(new PageRequest(2, null))).containsExactly("c5", "c4", "c3");
        assertThat(ids(new PageRequest(2, new Cursor(NOW.plusSeconds(2), "c4"))))
                .containsExactly("c3", "c2", "c1");
        assertThat(ids(new PageRequest(2, new Cursor(NOW.plusSeconds(1), "c3"))))
                .containsExactly("c2", "c1");
    }

    /** A campaign may have a megabyte of them, and no list shows any. */
    @Test
    void listsWithoutPlaces() {
        var planned = aPlannedCampaign();
        campaigns.insert(planned);
        campaigns.beginAddition(planned);
        campaigns.completeAddition(planned, 1, 3, 1, PLACES, COUNTS);

        assertThat(campaigns.list("ann", null, PageRequest.of(10, null)))
                .containsExactly(planned.withMoreLeads(3, 1));
        assertThat(stored().places()).isEqualTo(PLACES);
    }

    private List<String> ids(PageRequest page) {
        return campaigns.list("ann", null, page).stream().map(Campaign::id).toList();
    }

    @Test
    void listsByStatus() {
        campaigns.insert(aPlannedCampaign("pending", 1));
        campaigns.insert(
                moved(aPlannedCampaign("running", 1), new CampaignMove.Start()).campaign());

        assertThat(campaigns.list("ann", CampaignStatus.RUNNING, new PageRequest(10, null)))
                .extracting(Campaign::id)
                .containsExactly("running");
    }

    @Test
    void needAnAgentAsLongAsTheyAreNotFinished() {
        var planned = aPlannedCampaign();
        campaigns.insert(planned);
        assertThat(campaigns.needAgent("ann", "reminder")).isTrue();
        assertThat(campaigns.needAgent("ann", "other")).isFalse();
        assertThat(campaigns.needAgent("bob", "reminder")).isFalse();

        campaigns.move(moved(planned, new CampaignMove.Stop(false)));

        assertThat(campaigns.needAgent("ann", "reminder")).isFalse();
    }

    private Campaign stored() {
        return campaigns.find("campaign").orElseThrow();
    }
}
