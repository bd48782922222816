package io.dialstream.campaigns.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.rules.RuleChoices;
import io.dialstream.campaigns.sheet.Sheet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sheets of the largest size that are made to fill the heap or a page. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class HostileDraftTest {

    /** Of characters, in a sheet. */
    private static final int MAX_CELL = 10_000;

    /** As many cells as the limits allow: seven million, which are never there at once. */
    @Test
    void keepsNoCells() {
        var row = "a,".repeat(79) + "\n";
        int rows = 15_000_000 / row.length();
        var text = row.repeat(rows);
        long before = usedBytes();

        var sheet = Sheet.read(text);

        assertThat(usedBytes() - before).isLessThan(64_000_000);
        var preview = SheetCheck.of(sheet, DraftSettings.blank("reminder")).preview();
        assertThat(preview.bad()).isEqualTo(rows);
        assertThat(text).hasSize(rows * row.length());
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void fillsNoPage() {
        var cell = "\"\"".repeat(MAX_CELL - 1);
        var row =
                IntStream.range(0, 10)
                        .mapToObj(_ -> "\"" + cell + "\"")
                        .collect(Collectors.joining(","));
        var sheet = Sheet.read((row + "\n").repeat(60));
        var settings =
                new DraftSettings(
                        "Autumn",
                        "reminder",
                        5,
                        "",
                        true,
                        0,
                        1,
                        -1,
                        -1,
                        false,
                        RuleChoices.USUALLY);

        assertThat(sheet.columns(true)).allMatch(column -> column.length() <= 61);
        assertThat(SheetCheck.of(sheet, settings).preview().mistakes())
                .hasSize(59)
                .allMatch(mistake -> mistake.name().length() <= 61)
                .allMatch(mistake -> mistake.phoneNumber().length() <= 61);
    }
}
