package io.dialstream.campaigns.donotcall;

import io.dialstream.campaigns.number.NumberType;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What nobody calls in this deployment.
 *
 * @param forbiddenPrefixes how such numbers begin, in E.164, with or without a star at the end
 * @param forbiddenTypes of numbers, as the countries' numbering plans have them
 */
@Validated
@ConfigurationProperties("dialstream.rules")
public record ForbiddenNumbersProperties(
        @DefaultValue List<@Pattern(regexp = "\\+[1-9][0-9]{0,14}\\*?") String> forbiddenPrefixes,
        @DefaultValue({"PREMIUM_RATE", "SHARED_COST"}) Set<NumberType> forbiddenTypes) {

    public ForbiddenNumbersProperties {
        forbiddenPrefixes = List.copyOf(forbiddenPrefixes);
        forbiddenTypes = Set.copyOf(forbiddenTypes);
    }
}
