package io.dialstream.campaigns.dispatch;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How leads are handed to the dialer.
 *
 * @param resendAfter when a command is published again that the dialer has not announced; every
 *     further time after twice as long
 */
@Validated
@ConfigurationProperties("dialstream.dispatch")
public record DispatchProperties(@DefaultValue("30s") Duration resendAfter) {

    @AssertTrue(message = "dialstream.dispatch.resend-after must be longer than 0s")
    public boolean isResendAfterPositive() {
        return resendAfter.isPositive();
    }
}
