package io.dialstream.ingest.request.web;

import io.dialstream.ingest.request.PublicAddress;
import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where and how callbacks are received.
 *
 * @param publicBaseUrl where providers reach this service; may have a port and a path
 * @param bodyTimeout how long a whole body may take to come in
 */
@Validated
@ConfigurationProperties("dialstream.webhooks")
public record WebhookProperties(
        @DefaultValue("") String publicBaseUrl,
        @DefaultValue("10s")
                @DurationMin(
                        millis = 100,
                        message = "DIALSTREAM_WEBHOOKS_BODYTIMEOUT must be 0.1 s to 10 s")
                @DurationMax(
                        seconds = 10,
                        message = "DIALSTREAM_WEBHOOKS_BODYTIMEOUT must be 0.1 s to 10 s")
                Duration bodyTimeout) {

    @AssertTrue(
            message =
                    "PUBLIC_BASE_URL must be the http or https address, without query and fragment,"
                            + " at which the provider reaches us")
    public boolean isPublicBaseUrlUsable() {
        return PublicAddress.isBaseUrl(publicBaseUrl);
    }
}
