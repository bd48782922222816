package io.dialstream.campaigns.rules;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a deployment demands of all its campaigns.
 *
 * @param window a calling window as JSON, as campaigns have one; empty for none
 * @param attemptCap a cap as JSON, as campaigns have one; empty for none
 */
@ConfigurationProperties("dialstream.rules")
public record RulesProperties(
        @DefaultValue("") String window, @DefaultValue("") String attemptCap) {}
