package io.dialstream.campaigns.rules.web;

import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.campaigns.rules.RuleValidation;
import io.dialstream.campaigns.rules.RulesProperties;
import io.dialstream.campaigns.rules.WindowValidation;
import io.dialstream.campaigns.validation.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The deployment's own rules. A process that cannot read them does not start. */
@Configuration(proxyBeanMethods = false)
class RulesConfiguration {

    private static final String WINDOW = "DIALSTREAM_RULES_WINDOW";
    private static final String CAP = "DIALSTREAM_RULES_ATTEMPTCAP";

    @Bean
    DeploymentRules deploymentRules(RulesProperties properties) {
        var problems = new Problems();
        var window = WindowValidation.window(WINDOW, read(WINDOW, properties.window()), problems);
        var cap = RuleValidation.attemptCap(CAP, read(CAP, properties.attemptCap()), problems);
        problems.throwIfAny();
        return new DeploymentRules(window, cap);
    }

    private static @Nullable Object read(String name, String json) {
        try {
            return json.isBlank() ? null : new JsonMapper().readValue(json, Object.class);
        } catch (JacksonException e) {
            throw new IllegalStateException(name + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
