package io.dialstream.campaigns.campaign;

import static io.dialstream.campaigns.campaign.CampaignFixtures.aPlannedCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.agent.AgentFixtures;
import io.dialstream.campaigns.agent.InMemoryAgents;
import io.dialstream.campaigns.provider.AccountAbilityRule;
import io.dialstream.campaigns.provider.AccountFixtures;
import io.dialstream.campaigns.provider.ProviderRule;
import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.rules.WindowHours;
import io.dialstream.campaigns.timer.ManualAlarm;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.testing.InMemoryEventLog;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A campaign of a deployment whose window has become narrower than the campaign's own. */
class CampaignChangesTest {

    private static final CallingWindow EARLY_TO_LATE = window(7, 22);

    private final InMemoryCampaigns campaigns = new InMemoryCampaigns();
    private final MovableClock clock = new MovableClock();
    private final CampaignChanges changes =
            new CampaignChanges(
                    campaigns,
                    new CampaignValidation(
                            AgentFixtures.ruleOf(new InMemoryAgents()),
                            new ProviderRule(Set.of("twilio"), "twilio"),
                            new AccountAbilityRule(AccountFixtures.noneAnnounced()),
                            new DeploymentRules(window(9, 18), null),
                            clock),
                    new PendingEvents(campaigns, new InMemoryEventLog(), new ManualAlarm(clock)),
                    clock);

    private static CallingWindow window(int from, int to) {
        return new CallingWindow(
                null,
                null,
                null,
                List.of(new WindowHours(Arrays.asList(DayOfWeek.values()), from * 60, to * 60)));
    }

    private static Map<String, Object> hours(String from, String to) {
        return Map.of("hours", List.of(Map.of("days", List.of("MONDAY"), "from", from, "to", to)));
    }

    @BeforeEach
    void createdBefore() {
        campaigns.insert(aPlannedCampaign().with(Rules.NONE.with(EARLY_TO_LATE)));
    }

    private Campaign patch(String field, @Nullable Object value) {
        return changes.request("ann", "campaign", new CampaignPatch(Map.of(field, value)));
    }

    @Test
    void canBeChangedInAllThatItsWindowHasNoPartIn() {
        assertThat(patch("name", "Winter").name()).isEqualTo("Winter");
        assertThat(patch("maxConcurrentCalls", 3).maxConcurrentCalls()).isEqualTo(3);
        assertThat(campaigns.find("campaign").orElseThrow().rules().callingWindow())
                .isEqualTo(EARLY_TO_LATE);
    }

    @Test
    void takesANewWindowOnlyWithinTheDeployments() {
        assertThatThrownBy(() -> patch("callingWindow", hours("08:00", "18:00")))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused ->
                                assertThat(refused.fields().getFirst().field())
                                        .isEqualTo("callingWindow.hours[0]"));
        assertThatThrownBy(() -> patch("callingWindow", Map.of("timeZone", "Europe/Berlin")))
                .isInstanceOf(InvalidRequestException.class);

        assertThat(patch("callingWindow", hours("10:00", "12:00")).rules().callingWindow())
                .isNotEqualTo(EARLY_TO_LATE);
    }
}
