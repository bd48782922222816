package io.dialstream.ingest.request.web;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How callbacks are received.
 *
 * @param bodyTimeout how long a whole body may take to come in
 */
@Validated
@ConfigurationProperties("dialstream.webhooks")
record WebhookProperties(
        @DefaultValue("10s")
                @DurationMin(
                        millis = 100,
                        message = "DIALSTREAM_WEBHOOKS_BODYTIMEOUT must be 0.1 s to 10 s")
                @DurationMax(
                        seconds = 10,
                        message = "DIALSTREAM_WEBHOOKS_BODYTIMEOUT must be 0.1 s to 10 s")
                Duration bodyTimeout) {}
