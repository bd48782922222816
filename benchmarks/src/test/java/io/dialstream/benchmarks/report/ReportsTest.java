package io.dialstream.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

    @Test
    void aMissedFigureSaysByHowMuch(@TempDir Path folder) throws IOException {
        new Reports(folder).keep(run("refill", Figure.atMost("refill", "p50", 30, "ms", 15)));

        assertThat(page(folder))
                .contains("| p50 | 30 ms | <= 15 | MISSED: 2 times as much as allowed |");
    }

    @Test
    void aNewRunReplacesTheLastOneOfItsBenchAndNoOther(@TempDir Path folder) throws IOException {
        var reports = new Reports(folder);
        reports.keep(run("refill", Figure.told("refill", "p50", 30, "ms")));
        reports.keep(run("ingest", Figure.atLeast("ingest", "share", 0.7, "x", 0.6)));
        reports.keep(run("refill", Figure.told("refill", "p50", 12, "ms")));

        assertThat(page(folder))
                .contains("| p50 | 12 ms |", "| share | 0.7 x | >= 0.6 | reached |")
                .doesNotContain("30 ms");
    }

    @Test
    void whatPeopleWroteAroundTheTableStays() {
        assertThat(Reports.between("a <!-- measured: begin -->old<!-- measured: end --> z", "new"))
                .startsWith("a ")
                .endsWith(" z")
                .contains("new")
                .doesNotContain("old");
    }

    @Test
    void aPageWithoutAPlaceForTheTableIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> Reports.between("nothing", "new"));
    }

    private static Run run(String bench, Figure figure) {
        return new Run(
                bench, "quick", "abc", Machine.here(), Duration.ofSeconds(3), List.of(figure));
    }

    private static String page(Path folder) throws IOException {
        return Files.readString(folder.resolve("performance.md"));
    }
}
