package io.dialstream.dialer.admission;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When nothing more is asked for at an account that fails.
 *
 * @param share of the placements that must have failed; 0 turns it off
 * @param of that many placements at least
 * @param within the time that is looked back
 * @param probeAfter when one call is tried; each time in vain the next takes twice as long
 */
@Validated
@ConfigurationProperties("dialstream.breaker")
public record BreakerProperties(
        @DefaultValue("0.5") @Min(0) @Max(1) double share,
        @DefaultValue("10") @Min(1) int of,
        @DefaultValue("60s") Duration within,
        @DefaultValue("30s") Duration probeAfter) {

    @AssertTrue(message = "dialstream.breaker.within must be a time above zero")
    boolean isWithinPositive() {
        return within.isPositive();
    }

    @AssertTrue(message = "dialstream.breaker.probe-after must be a time above zero")
    boolean isProbeAfterPositive() {
        return probeAfter.isPositive();
    }
}
