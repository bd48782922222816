package io.dialstream.dialer.supervision;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a call is waited for whose vendor cannot be asked about it.
 *
 * @param outOfSightAfter then it is over, and its end unknown. No vendor lets a call last longer
 *     than 4 hours; before, it may be queued and ring
 */
@Validated
@ConfigurationProperties("dialstream.dialer")
public record SupervisionProperties(@DefaultValue("5h") Duration outOfSightAfter) {

    @AssertTrue(message = "dialstream.dialer.out-of-sight-after must be a time above zero")
    boolean isOutOfSightAfterPositive() {
        return outOfSightAfter.isPositive();
    }
}
