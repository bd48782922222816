package io.dialstream.dialer.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    @Test
    void isObeyedUpToAMinute() {
        assertThat(RetryAfter.parse("7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.parse("3600")).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void isOnlyUnderstoodInSeconds() {
        assertThat(RetryAfter.parse("Wed, 21 Oct 2026 07:28:00 GMT")).isNull();
        assertThat(RetryAfter.parse("-1")).isNull();
    }
}
