package io.dialstream.campaigns.campaign;

import static io.dialstream.campaigns.campaign.CampaignFixtures.aPlannedCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dialstream.campaigns.agent.Agent;
import io.dialstream.campaigns.agent.AgentFixtures;
import io.dialstream.campaigns.agent.InMemoryAgents;
import io.dialstream.campaigns.provider.AccountAbilityRule;
import io.dialstream.campaigns.provider.AccountFixtures;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.provider.ProviderRule;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.campaigns.timer.ManualAlarm;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.campaigns.validation.Problems;
import io.dialstream.events.AccountFeature;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.testing.InMemoryEventLog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a campaign asks for must be possible at each of its accounts: at "plain" machines can be
 * hung up and nothing else, at "bare" nothing at all.
 */
class CampaignAbilitiesTest {

    private final InMemoryAgents agents = new InMemoryAgents();
    private final InMemoryCampaigns campaigns = new InMemoryCampaigns();
    private final MovableClock clock = new MovableClock();
    private final CampaignValidation validation = validation();

    CampaignAbilitiesTest() {
        var plain = AgentFixtures.anAgent("reminder");
        agents.put(
                new Agent(
                        plain.userId(),
                        plain.agentId(),
                        plain.name(),
                        plain.callerId(),
                        new AnswerInstructions(null, "Hello!", null, "Call us.", "9", null),
                        plain.createdAt(),
                        plain.updatedAt()));
        campaigns.insert(aPlannedCampaign());
    }

    private CampaignValidation validation() {
        var accounts = AccountFixtures.noneAnnounced();
        accounts.handle(AccountFixtures.able("plain", AccountFeature.HANG_UP_ON_MACHINES));
        accounts.handle(AccountFixtures.able("bare"));
        return new CampaignValidation(
                AgentFixtures.ruleOf(agents),
                new ProviderRule(Set.of("twilio", "plain", "bare"), "twilio"),
                new AccountAbilityRule(accounts),
                new DeploymentRules(null, null),
                clock);
    }

    @ParameterizedTest
    @CsvSource({
        "IGNORE,        plain, ",
        "IGNORE,        bare,  ",
        "HANG_UP,       plain, ",
        "HANG_UP,       bare,  provider",
        "LEAVE_MESSAGE, plain, provider",
        "LEAVE_MESSAGE, bare,  provider",
        "LEAVE_MESSAGE, ,      "
    })
    void machinesAreListenedForWhereThatIsPossible(
            AnsweringMachine machine, @Nullable String account, @Nullable String field) {
        var chosen = new ProviderChoice(account, List.of());

        assertThat(fields(problems -> validation.checkDetection(machine, chosen, problems)))
                .isEqualTo(field == null ? List.of() : List.of(field));
    }

    @Test
    void aKeyIsOfferedWhereItCanBePressed() {
        var chosen = new ProviderChoice(null, List.of("plain"));

        assertThat(fields(problems -> validation.checkAnswer("ann", "reminder", chosen, problems)))
                .containsExactly("fallbackProviders[0]");
    }

    @Test
    void aChangeAsksForNothingThatIsImpossible() {
        var changes =
                new CampaignChanges(
                        campaigns,
                        validation,
                        new PendingEvents(
                                campaigns, new InMemoryEventLog(), new ManualAlarm(clock)),
                        clock);
        var patch = new CampaignPatch(Map.of("provider", "bare", "answeringMachine", "HANG_UP"));

        var refused =
                catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> changes.request("ann", "campaign", patch));

        assertThat(refused.fields())
                .extracting(FieldProblem::field)
                .containsOnly("provider")
                .isNotEmpty();
    }

    private static List<String> fields(Consumer<Problems> check) {
        var problems = new Problems();
        check.accept(problems);
        var thrown = catchThrowableOfType(InvalidRequestException.class, problems::throwIfAny);
        return thrown == null
                ? List.of()
                : thrown.fields().stream().map(FieldProblem::field).toList();
    }
}
