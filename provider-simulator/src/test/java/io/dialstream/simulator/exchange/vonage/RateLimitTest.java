package io.dialstream.simulator.exchange.vonage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulator.account.Account;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final RateLimit limit = new RateLimit();
    private final Account usual = new Account("usual", "vonage", Map.of());

    @Test
    void admitsThreeInAnySecond() {
        assertThat(limit.admits(usual, NOON)).isTrue();
        assertThat(limit.admits(usual, NOON.plusMillis(500))).isTrue();
        assertThat(limit.admits(usual, NOON.plusMillis(600))).isTrue();
        assertThat(limit.admits(usual, NOON.plusMillis(999))).isFalse();
        assertThat(limit.admits(usual, NOON.plusMillis(1_000))).isTrue();
        assertThat(limit.admits(usual, NOON.plusMillis(1_001))).isFalse();
        assertThat(limit.admits(usual, NOON.plusMillis(1_500))).isTrue();
    }

    @Test
    void eachAccountHasItsOwn() {
        var one = new Account("one", "vonage", Map.of("CALLSPERSECOND", "1"));
        var another = new Account("another", "vonage", Map.of("CALLSPERSECOND", "1"));

        assertThat(limit.admits(one, NOON)).isTrue();
        assertThat(limit.admits(another, NOON)).isTrue();
        assertThat(limit.admits(one, NOON)).isFalse();
    }
}
