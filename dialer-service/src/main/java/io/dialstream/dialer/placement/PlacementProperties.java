package io.dialstream.dialer.placement;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the dialer looks for a call that the provider may or may not have.
 *
 * @param lookUpAfter from when on it is looked for in the provider's list
 * @param unclearAfter when it is given up
 */
@Validated
@ConfigurationProperties("dialstream.dialer")
public record PlacementProperties(
        @DefaultValue("5s") Duration lookUpAfter, @DefaultValue("120s") Duration unclearAfter) {

    @AssertTrue(message = "dialstream.dialer.look-up-after must be a time above zero")
    boolean isLookUpAfterPositive() {
        return lookUpAfter.isPositive();
    }

    @AssertTrue(message = "dialstream.dialer.unclear-after must be a time above zero")
    boolean isUnclearAfterPositive() {
        return unclearAfter.isPositive();
    }
}
