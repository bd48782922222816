package io.dialstream.campaigns.history;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the call log is asked, and how long its answers are waited for.
 *
 * @param url without a slash at the end
 */
@Validated
@ConfigurationProperties("dialstream.calllog")
public record CalllogProperties(
        @Pattern(
                        regexp = "https?://[^\\s/?#]+(/[^\\s?#]*)?",
                        message =
                                "CALLLOG_URL must be the address of the calllog-service (http://host:port)")
                @DefaultValue("")
                String url,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("10s") Duration readTimeout) {

    public CalllogProperties {
        url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @AssertTrue(
            message =
                    "dialstream.calllog.connect-timeout and dialstream.calllog.read-timeout"
                            + " must be longer than 0")
    public boolean isPatient() {
        return connectTimeout.isPositive() && readTimeout.isPositive();
    }
}
