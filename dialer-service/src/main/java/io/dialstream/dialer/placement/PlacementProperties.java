package io.dialstream.dialer.placement;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
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
        @DurationMin(
                        millis = 1,
                        message = "dialstream.dialer.look-up-after must be a positive time")
                @DefaultValue("5s")
                Duration lookUpAfter,
        @DurationMin(
                        millis = 1,
                        message = "dialstream.dialer.unclear-after must be a positive time")
                @DefaultValue("120s")
                Duration unclearAfter) {}
