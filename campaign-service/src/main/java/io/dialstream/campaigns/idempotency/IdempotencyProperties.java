package io.dialstream.campaigns.idempotency;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long requests with an Idempotency-Key are remembered.
 *
 * @param rememberedFor from the first request with the key on
 * @param lease how long a request that neither ended nor failed keeps others waiting
 * @param maxNewKeys that a user may bring on a day (UTC)
 */
@Validated
@ConfigurationProperties("dialstream.idempotency")
public record IdempotencyProperties(
        @DefaultValue("24h") Duration rememberedFor,
        @DefaultValue("60s") Duration lease,
        @Min(value = 1, message = "dialstream.idempotency.max-new-keys must be at least 1")
                @DefaultValue("10000")
                int maxNewKeys) {

    @AssertTrue(
            message =
                    "dialstream.idempotency.remembered-for and dialstream.idempotency.lease"
                            + " must be longer than 0")
    public boolean isLasting() {
        return rememberedFor.isPositive() && lease.isPositive();
    }
}
