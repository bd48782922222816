package io.dialstream.campaigns.route;

import static io.dialstream.campaigns.agent.AgentFixtures.anAgent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dialstream.campaigns.agent.AgentFixtures;
import io.dialstream.campaigns.agent.InMemoryAgents;
import io.dialstream.campaigns.provider.AccountAbilityRule;
import io.dialstream.campaigns.provider.AccountFixtures;
import io.dialstream.campaigns.provider.AnnouncedAccounts;
import io.dialstream.campaigns.provider.ProviderRule;
import io.dialstream.campaigns.provider.UsualAccountProperties;
import io.dialstream.events.AccountFeature;
import io.dialstream.events.AnswerKind;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteValidationTest {

    private final InMemoryAgents agents = new InMemoryAgents();
    private final AnnouncedAccounts accounts = AccountFixtures.noneAnnounced();
    private final RouteValidation validation =
            new RouteValidation(
                    AgentFixtures.ruleOf(agents),
                    new ProviderRule(Set.of("twilio", "eu"), "twilio"),
                    new AccountAbilityRule(accounts),
                    new UsualAccountProperties("twilio"),
                    agents);

    RouteValidationTest() {
        agents.put(anAgent("reminder"));
    }

    private RouteTarget target(@Nullable String provider) {
        return validation.target("ann", "+15005550006", new RouteSubmission("reminder", provider));
    }

    @Test
    void anAccountIsTheUsualOneUnlessNamed() {
        assertThat(target("eu").provider()).isEqualTo("eu");
        assertThat(target(null).provider()).isEqualTo("twilio");
        assertThat(target(null).answer()).isEqualTo(anAgent("reminder").answer());
    }

    @Test
    void noRouteLeadsToAnAccountThatTakesNoCalls() {
        accounts.handle(AccountFixtures.able("eu", AccountFeature.OPT_OUT));

        assertThat(problems("ann", "+15005550006", "reminder", "eu"))
                .isEqualTo("provider: no calls come in there");
        assertThat(target(null).provider()).isEqualTo("twilio");
    }

    @Test
    void callersCanHearWhatTheAgentHas() {
        accounts.handle(AccountFixtures.playing("eu", AnswerKind.MEDIA_STREAM));

        assertThat(problems("ann", "+15005550006", "reminder", "eu"))
                .isEqualTo(
                        "provider: the agent has a message, and callees can hear a media stream"
                                + " (wss:) there, nothing else");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "ann | +0500 | null | acme | phoneNumber: does not start with a country's calling code;"
                        + " agentId: is missing; provider: is not the id of a provider account;"
                        + " GET /providers lists them",
                "bob | +15005550006 | reminder | null | agentId: is not the id of one of your"
                        + " agents; PUT /agents/{agentId} creates one",
                "ann | +1 500 555 0006 | reminder | null | phoneNumber: must be in E.164 form:"
                        + " +15005550006",
                "ann | anonymous | reminder | null | phoneNumber: must be in E.164 form: + and"
                        + " country code first, as in +14155552671",
                "ann | +15005550006 | reminder | '' | provider: is not the id of a provider"
                        + " account; GET /providers lists them"
            })
    void saysAllThatIsWrong(
            String userId,
            String number,
            @Nullable String agentId,
            @Nullable String provider,
            String problems) {
        assertThat(problems(userId, number, agentId, provider)).isEqualTo(problems);
    }

    private String problems(
            String userId, String number, @Nullable String agentId, @Nullable String provider) {
        var refused =
                catchThrowableOfType(
                        InvalidRequestException.class,
                        () ->
                                validation.target(
                                        userId, number, new RouteSubmission(agentId, provider)));

        return refused.fields().stream()
                .map(it -> it.field() + ": " + it.message())
                .collect(Collectors.joining("; "));
    }
}
