package io.dialstream.campaigns.session;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long somebody stays signed in to the dashboard, and over what.
 *
 * @param plainHttp whether the cookie may travel unencrypted to other names than those of this
 *     machine
 */
@Validated
@ConfigurationProperties("dialstream.session")
public record SessionProperties(
        @DefaultValue("12h") Duration lifetime, @DefaultValue("false") boolean plainHttp) {

    @AssertTrue(message = "dialstream.session.lifetime must be longer than 0")
    public boolean isLasting() {
        return lifetime.isPositive();
    }
}
