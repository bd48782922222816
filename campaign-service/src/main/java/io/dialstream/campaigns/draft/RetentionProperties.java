package io.dialstream.campaigns.draft;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long things are kept.
 *
 * @param drafts from their last change on
 */
@Validated
@ConfigurationProperties("dialstream.retention")
public record RetentionProperties(@DefaultValue("30d") Duration drafts) {

    @AssertTrue(message = "DIALSTREAM_RETENTION_DRAFTS must be longer than 0")
    public boolean isLasting() {
        return drafts.isPositive();
    }
}
