package io.dialstream.campaigns.dispatch;

import static io.dialstream.campaigns.campaign.CampaignFixtures.aPlannedCampaign;
import static io.dialstream.campaigns.dispatch.DispatchFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.campaign.InMemoryCampaigns;
import io.dialstream.campaigns.campaign.PlaceCounts;
import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.Place;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CampaignPlacesTest {

    private static final List<Place> BERLIN = List.of(new Place("Europe/Berlin", List.of()));

    private final InMemoryCampaigns campaigns = new InMemoryCampaigns();
    private final CampaignPlaces places = new CampaignPlaces(campaigns);

    @BeforeEach
    void twoCampaigns() {
        for (var id : List.of("one", "other")) {
            var planned = aPlannedCampaign(id, 10);
            campaigns.insert(planned);
            campaigns.beginAddition(planned);
            campaigns.completeAddition(planned, 1, 1, 0, BERLIN, PlaceCounts.NONE);
        }
        places.read(List.of("one", "other"));
    }

    /** Looked at by somebody who asks for the places of the other campaign in the middle of it. */
    private final class Windows extends AbstractList<CallingWindow> {

        @Override
        public int size() {
            var meanwhile = CompletableFuture.supplyAsync(() -> places.of("other"));
            assertThat(meanwhile.orTimeout(5, TimeUnit.SECONDS).join()).isEqualTo(BERLIN);
            return 0;
        }

        @Override
        public CallingWindow get(int index) {
            throw new IndexOutOfBoundsException(index);
        }
    }

    /** It takes a while where there are thousands of places. */
    @Test
    void nobodyWaitsForWhatWindowsSayOfAnotherCampaign() {
        assertThat(places.open("one", new Windows(), NOW).numbers()).isNull();
    }

    @Test
    void whatWindowsSayIsKeptWhileTheyAreTheSameAndItHolds() {
        var never = List.of(new CallingWindow(null, null, null, List.of()));

        var open = places.open("one", List.of(), NOW);

        assertThat(places.open("one", List.of(), NOW.plusSeconds(1))).isSameAs(open);
        assertThat(places.open("one", never, NOW)).isNotSameAs(open);
        assertThat(places.open("unknown", List.of(), NOW).numbers()).isNull();
    }
}
