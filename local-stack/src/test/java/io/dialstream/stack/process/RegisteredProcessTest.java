package io.dialstream.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisteredProcessTest {

    private static final Instant STARTED =
            ProcessHandle.current().info().startInstant().orElseThrow();

    @Test
    void readsWhatItWrote() {
        RegisteredProcess process =
                new RegisteredProcess("kafka", 4711, Instant.ofEpochMilli(1_795_000_000_000L));
        assertThat(RegisteredProcess.parse(process.line())).contains(process);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kafka",
                "kafka 47",
                "kafka 4711 ",
                "kafka x 1795000000000",
                "kafka -1 5"
            })
    void ignoresALineThatNamesNoProcessForCertain(String line) {
        assertThat(RegisteredProcess.parse(line)).isEmpty();
    }

    @Test
    void recognisesAProcessByItsIdAndStart() {
        assertThat(new RegisteredProcess("me", ProcessHandle.current().pid(), STARTED).alive())
                .contains(ProcessHandle.current());
    }

    @Test
    void doesNotTakeAnotherProcessWithTheSameIdForIt() {
        Instant earlier = STARTED.minus(Duration.ofMinutes(1));
        assertThat(new RegisteredProcess("other", ProcessHandle.current().pid(), earlier).alive())
                .isEmpty();
    }
}
