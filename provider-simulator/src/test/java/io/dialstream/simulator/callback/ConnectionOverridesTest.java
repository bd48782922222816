package io.dialstream.simulator.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulator.callback.ConnectionOverrides.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConnectionOverridesTest {

    @Test
    void retriesOnceAndOnlyConnectionsByDefault() {
        ConnectionOverrides usual = ConnectionOverrides.of("https://c.test/x?rc=5");
        assertThat(usual.retries()).isEqualTo(1);
        assertThat(usual.retried()).containsExactly(Trouble.CONNECTION);
        assertThat(usual.connect()).isEqualTo(Duration.ofSeconds(5));
        assertThat(usual.read()).isEqualTo(Duration.ofSeconds(15));
        assertThat(usual.total()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void obeysTheFragment() {
        ConnectionOverrides overrides =
                ConnectionOverrides.of("https://c.test/x#rc=5&rp=5xx,ct,rt&ct=200&rt=300&tt=4000");
        assertThat(overrides.retries()).isEqualTo(5);
        assertThat(overrides.retried())
                .containsExactlyInAnyOrder(
                        Trouble.SERVER_ERROR, Trouble.CONNECTION, Trouble.READ_TIMEOUT);
        assertThat(overrides.connect()).isEqualTo(Duration.ofMillis(200));
        assertThat(overrides.read()).isEqualTo(Duration.ofMillis(300));
        assertThat(overrides.total()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void retriesEverythingWithAll() {
        assertThat(ConnectionOverrides.of("https://c.test/x#rp=all").retried())
                .containsExactlyInAnyOrder(Trouble.values());
    }

    @Test
    void takesTheDefaultForWhatIsMalformed() {
        assertThat(ConnectionOverrides.of("https://c.test/x#rc=9&rp=sometimes&ct=1&rt=x&tt"))
                .isEqualTo(ConnectionOverrides.of("https://c.test/x"));
    }

    @Test
    void takesTheFragmentOffTheUrl() {
        assertThat(ConnectionOverrides.withoutFragment("https://c.test/x?a=1#rc=5"))
                .isEqualTo("https://c.test/x?a=1");
    }
}
