package io.dialstream.campaigns.idempotency;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long requests with an Idempotency-Key are remembered.
 *
 * @param rememberedFor from the first request with the key on
 * @param lease how long a request that neither ended nor failed keeps others waiting
 */
@Validated
@ConfigurationProperties("dialstream.idempotency")
public record IdempotencyProperties(
        @NotNull(message = "dialstream.idempotency.remembered-for must be a duration (24h)")
                @DefaultValue("24h")
                Duration rememberedFor,
        @NotNull(message = "dialstream.idempotency.lease must be a duration (60s)")
                @DefaultValue("60s")
                Duration lease) {}
