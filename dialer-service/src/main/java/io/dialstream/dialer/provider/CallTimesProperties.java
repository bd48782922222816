package io.dialstream.dialer.provider;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a call may take, in whole seconds. A vendor that allows less is asked for what it
 * allows.
 *
 * @param ringTimeout until it is answered: at most 600 s
 * @param maxCallDuration from then on: at most 24 h
 */
@Validated
@ConfigurationProperties("dialstream.dialer")
public record CallTimesProperties(
        @DefaultValue("60s") Duration ringTimeout, @DefaultValue("1h") Duration maxCallDuration) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST_RING = Duration.ofMinutes(10);
    private static final Duration LONGEST_CALL = Duration.ofDays(1);

    @AssertTrue(message = "dialstream.dialer.ring-timeout must be between 1s and 600s")
    boolean isRingTimeoutPossible() {
        return isBetween(ringTimeout, LONGEST_RING);
    }

    @AssertTrue(message = "dialstream.dialer.max-call-duration must be between 1s and 24h")
    boolean isMaxCallDurationPossible() {
        return isBetween(maxCallDuration, LONGEST_CALL);
    }

    private static boolean isBetween(Duration time, Duration longest) {
        return time.compareTo(SHORTEST) >= 0 && time.compareTo(longest) <= 0;
    }

    public int ringSeconds() {
        return (int) ringTimeout.toSeconds();
    }

    public int callSeconds() {
        return (int) maxCallDuration.toSeconds();
    }
}
