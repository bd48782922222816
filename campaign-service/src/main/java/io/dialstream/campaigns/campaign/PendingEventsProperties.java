package io.dialstream.campaigns.campaign;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How events of campaigns are published that are stored with them.
 *
 * @param sweepEvery how often somebody looks for events that have been pending for as long
 */
@Validated
@ConfigurationProperties("dialstream.pending-events")
public record PendingEventsProperties(@DefaultValue("5m") Duration sweepEvery) {

    @AssertTrue(message = "dialstream.pending-events.sweep-every must be longer than 0s")
    public boolean isSweepEveryPositive() {
        return sweepEvery.isPositive();
    }
}
