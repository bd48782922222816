package io.dialstream.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void saysHowFarItIsAndHowLongItWillTake() {
        assertThat(new Progress(aCampaign("RUNNING", 25), Duration.ofSeconds(30)).line())
                .isEqualTo(
                        "5 live  25/100 done  20 answered  5 failed  30 s elapsed  ETA 1:30 min");
    }

    @Test
    void doesNotGuessBeforeAnythingIsDone() {
        assertThat(new Progress(aCampaign("RUNNING", 0), Duration.ofSeconds(3)).line())
                .endsWith("3 s elapsed  ETA unknown");
    }

    @Test
    void tellsWhoWaitsAndWhoIsNotCalledAtAll() {
        var campaign = new Campaign("k", "RUNNING", 100, 40, 7, 20, 5, 30, 4, 4, 2, 30.0, 600, 5);
        assertThat(new Progress(campaign, Duration.ofSeconds(30)).line())
                .isEqualTo(
                        "5 live  40/100 done  7 waiting  20 excluded  30 answered  10 failed"
                                + "  30 s elapsed  ETA 30 s");
    }

    @Test
    void writesALineEveryTwoSecondsWhereNothingCanChange() {
        assertThat(shown(false).lines()).hasSize(4);
    }

    @Test
    void changesOneLineOnATerminal() {
        assertThat(shown(true).lines().filter(line -> !line.isBlank()).toList().getLast())
                .endsWith("COMPLETED");
        assertThat(shown(true)).contains("\r\u001b[2K");
    }

    private static String shown(boolean terminal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProgressDisplay display =
                new ProgressDisplay(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal);
        for (int millis = 0; millis < 5000; millis += 100) {
            display.show(new Progress(aCampaign("RUNNING", 25), Duration.ofMillis(millis)));
        }
        display.show(new Progress(aCampaign("COMPLETED", 100), Duration.ofSeconds(5)));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Campaign aCampaign(String status, int done) {
        return new Campaign(
                "k", status, 100, done, 0, 0, 5, done == 0 ? 0 : done - 5, 2, 2, 1, 30.0, 600, 5);
    }
}
