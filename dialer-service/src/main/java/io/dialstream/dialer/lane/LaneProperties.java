package io.dialstream.dialer.lane;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a lane relies on callbacks.
 *
 * @param silentAfter a live call without a status for so long is fetched from the provider
 */
@Validated
@ConfigurationProperties("dialstream.dialer")
public record LaneProperties(@DefaultValue("60s") Duration silentAfter) {

    @AssertTrue(message = "dialstream.dialer.silent-after must be a time above zero")
    boolean isSilentAfterPositive() {
        return silentAfter.isPositive();
    }
}
