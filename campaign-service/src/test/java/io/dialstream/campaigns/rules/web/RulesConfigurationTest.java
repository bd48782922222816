package io.dialstream.campaigns.rules.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.rules.AttemptCap;
import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.campaigns.rules.RulesProperties;
import io.dialstream.campaigns.rules.WindowHours;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a deployment is told of its rules. */
class RulesConfigurationTest {

    private static DeploymentRules rules(String window) {
        return rules(window, "");
    }

    private static DeploymentRules rules(String window, String cap) {
        return new RulesConfiguration().deploymentRules(new RulesProperties(window, cap));
    }

    @Test
    void hasNoWindowUnlessToldSo() {
        assertThat(rules("")).isEqualTo(DeploymentRules.NONE);
        assertThat(rules(" ")).isEqualTo(DeploymentRules.NONE);
    }

    @Test
    void readsAWindowAsCampaignsHaveOne() {
        assertThat(
                        rules(
                                        "{\"hours\": [{\"days\": [\"MONDAY\"], \"from\": \"08:00\","
                                                + " \"to\": \"21:00\"}]}")
                                .window())
                .isEqualTo(
                        new CallingWindow(
                                null,
                                null,
                                null,
                                List.of(new WindowHours(List.of(DayOfWeek.MONDAY), 480, 1_260))));
    }

    @Test
    void readsACapAsCampaignsHaveOne() {
        assertThat(rules("", "{\"calls\": 3, \"withinSeconds\": 86400}").attemptCap())
                .isEqualTo(new AttemptCap(3, 86_400, null));
    }

    @Test
    void doesNotBeginWithACapThatItCannotRead() {
        assertThatThrownBy(() -> rules("", "{\"calls\": 3}"))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> rules("", "3 a day"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DIALSTREAM_RULES_ATTEMPTCAP");
    }

    @Test
    void doesNotBeginWithAWindowThatItCannotRead() {
        assertThatThrownBy(() -> rules("{\"hours\": []}"))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> rules("08:00-21:00"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DIALSTREAM_RULES_WINDOW");
    }
}
