package io.dialstream.calllog.projection;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the projection works.
 *
 * @param rememberedCalls of how many calls, and of how many campaigns' stats, the latest state is
 *     kept in memory, some 700 bytes each; with 0 everything is read whenever it is needed
 */
@Validated
@ConfigurationProperties("dialstream.projection")
public record ProjectionProperties(
        @Min(value = 0, message = "dialstream.projection.remembered-calls must be at least 0")
                @DefaultValue("20000")
                int rememberedCalls) {}
