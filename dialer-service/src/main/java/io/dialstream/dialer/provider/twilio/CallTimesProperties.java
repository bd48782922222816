package io.dialstream.dialer.provider.twilio;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long Twilio lets a call take, in whole seconds.
 *
 * @param ringTimeout Twilio's {@code Timeout}: at most 600 s
 * @param maxCallDuration Twilio's {@code TimeLimit}: at most 24 h
 */
@Validated
@ConfigurationProperties("dialstream.dialer")
record CallTimesProperties(
        @DurationMin(
                        seconds = 1,
                        message = "dialstream.dialer.ring-timeout must be between 1s and 600s")
                @DurationMax(
                        seconds = 600,
                        message = "dialstream.dialer.ring-timeout must be between 1s and 600s")
                @DefaultValue("60s")
                Duration ringTimeout,
        @DurationMin(
                        seconds = 1,
                        message = "dialstream.dialer.max-call-duration must be between 1s and 24h")
                @DurationMax(
                        hours = 24,
                        message = "dialstream.dialer.max-call-duration must be between 1s and 24h")
                @DefaultValue("1h")
                Duration maxCallDuration) {

    int ringSeconds() {
        return (int) ringTimeout.toSeconds();
    }

    int callSeconds() {
        return (int) maxCallDuration.toSeconds();
    }
}
