package io.dialstream.stack.chaos;

import static io.dialstream.stack.chaos.ACampaign.campaign;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {

    @Test
    void isContentWithACampaignThatGoesOn() {
        assertThat(violations(campaign("RUNNING", 1, 0), campaign("COMPLETED", 4, 0))).isEmpty();
    }

    @Test
    void noticesMoreCompletedLeadsThanThereAre() {
        assertThat(violations(campaign("RUNNING", 5, 0))).containsExactly("5 of 4 leads completed");
    }

    @Test
    void noticesNumbersThatFall() {
        assertThat(violations(campaign("RUNNING", 3, 0), campaign("RUNNING", 2, 0)))
                .containsExactly("completedLeads fell from 3 to 2");
    }

    @Test
    void noticesNumbersThatWereNotFinalWhenItWasCompleted() {
        assertThat(violations(campaign("COMPLETED", 3, 0), campaign("COMPLETED", 4, 0)))
                .singleElement()
                .asString()
                .startsWith("COMPLETED, and then changed");
    }

    @Test
    void noticesAStoppedCampaignThatIsCompleted() {
        assertThat(violations(campaign("STOPPED", 3, 1), campaign("COMPLETED", 4, 0)))
                .contains("STOPPED became COMPLETED");
    }

    private static List<String> violations(Account.Campaign... looks) {
        var watch = new Watch();
        for (var look : looks) {
            watch.sees(look);
        }
        return watch.violations();
    }
}
