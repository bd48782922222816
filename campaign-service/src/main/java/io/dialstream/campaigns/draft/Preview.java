package io.dialstream.campaigns.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the rows of a sheet.
 *
 * @param rows all but empty ones
 * @param mistakes the first of the rows that cannot be called
 * @param bad how many there are of them
 * @param sample the first rows that can
 */
public record Preview(int rows, int bad, List<Mistake> mistakes, List<Row> sample) {

    /** How many mistakes are shown. */
    public static final int SHOWN = 200;

    public Preview {
        mistakes = List.copyOf(mistakes);
        sample = List.copyOf(sample);
    }

    public int good() {
        return rows - bad;
    }

    /** A row that can be called; its number in E.164, and its time zone if it has one. */
    public record Row(
            int line, String id, String name, String phoneNumber, @Nullable String timeZone) {}

    /** A row that cannot be called, as it was given, and why. */
    public record Mistake(int line, String name, String phoneNumber, String reason) {}
}
