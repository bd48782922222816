package io.dialstream.stack.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Round ROUND =
            new Round(
                    3,
                    List.of(
                            new Fault.Kill(List.of(Cast.DIALER, Cast.KAFKA), Duration.ZERO),
                            new Fault.Leave(List.of(Cast.INGEST), Duration.ofSeconds(3)),
                            new Fault.Freeze(List.of(Cast.CAMPAIGN_2), Duration.ofMillis(8500))),
                    Move.STOP,
                    Posting.WHOLE,
                    60,
                    10,
                    12,
                    Duration.ZERO,
                    Map.of(),
                    new Rules(
                            3,
                            Duration.ofSeconds(1),
                            new Rules.Cap(2, Duration.ofSeconds(4)),
                            Rules.Machines.LEAVE_MESSAGE,
                            5,
                            true),
                    new Accounts("east", List.of("twilio")),
                    new Refusal("east", Refusal.Kind.DOWN));

    @Test
    void tellsFaultMomentResultAndNumbers() {
        var numbers = new Verdict.Numbers(60, 41, 2, 17, 10, 6, 1, Duration.ofMillis(12_340));

        var lines = Table.of(List.of(verdict(numbers, List.of()))).lines().toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(1))
                .containsSubsequence(
                        "kill -9 dialer + kafka",
                        "& SIGTERM ingest, away 3 s",
                        "& SIGSTOP campaign-2 for 8.5 s",
                        "stopped meanwhile; east is down",
                        "7.0 s, 12 of 60 ended",
                        "holds",
                        "41 calls, 2 unknown, 17 skipped, 6 at the fallback, 1 not told, 10 of 10 live, over after 12.3 s",
                        "at east, else at twilio",
                        "3 attempts, cap 2 in 4 s, messages, 5 listed, opt-out",
                        "ended in 1.2 s");
        assertThat(lines.get(2))
                .isEqualTo(
                        "1 campaigns, 60 leads, 41 calls, 2 with an unknown outcome, 6 at a fallback, 1 not told, 0 broken");
    }

    @Test
    void namesWhatIsBroken() {
        var verdict = verdict(Verdict.Numbers.NONE, List.of("call c was placed twice"));

        assertThat(Table.of(List.of(verdict))).contains("BROKEN").contains("1 broken");
        var report = Report.of(5, Duration.ofSeconds(9), List.of(verdict));
        assertThat(report.holds()).isFalse();
        assertThat(report.violations())
                .singleElement()
                .asString()
                .startsWith("round 3, kill -9 dialer + kafka")
                .endsWith("call c was placed twice");
    }

    @Test
    void doesNotNameEverythingOneByOne() {
        assertThat(new Fault.Kill(Cast.EVERYTHING, Duration.ZERO).title())
                .isEqualTo("kill -9 everything but the provider");
    }

    private static Verdict verdict(Verdict.Numbers numbers, List<String> violations) {
        return new Verdict(
                ROUND, Duration.ofSeconds(7), 12, numbers, List.of("ended in 1.2 s"), violations);
    }
}
