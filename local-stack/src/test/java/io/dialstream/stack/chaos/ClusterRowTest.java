package io.dialstream.stack.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterRowTest {

    @Test
    void isALineForEachFaultWithWhatWasBrokenInFull() {
        var lines =
                ClusterRow.table(
                                List.of(
                                        row("kill -9 kafka-2", List.of()),
                                        row("SIGSTOP kafka", List.of("call c was placed twice"))))
                        .lines()
                        .toList();

        assertThat(lines).hasSize(5);
        assertThat(lines.get(0))
                .containsSubsequence(
                        "fault",
                        "promises",
                        "calls",
                        "unknown",
                        "503 longest",
                        "503 sum",
                        "no owner",
                        "no create");
        assertThat(lines.get(1))
                .containsSubsequence(
                        "kill -9 kafka-2", "kept", "240", "1", "3 s", "5 s", "8.4 s", "2.0 s")
                .hasSameSizeAs(lines.get(0));
        assertThat(lines.get(2)).containsSubsequence("SIGSTOP kafka", "BROKEN");
        assertThat(lines.get(3))
                .isEqualTo("2 faults, 480 calls, 2 with an unknown outcome, 1 broken");
        assertThat(lines.get(4)).isEqualTo("SIGSTOP kafka: call c was placed twice");
    }

    private static ClusterRow row(String fault, List<String> violations) {
        return new ClusterRow(
                fault,
                240,
                1,
                new Pauses.Refused(3, 5),
                Duration.ofMillis(8_400),
                Duration.ofSeconds(2),
                violations);
    }
}
