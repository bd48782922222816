package io.dialstream.campaigns.draft;

import io.dialstream.campaigns.sheet.Sheet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** What is likely meant: which column is which, and whether the first line names them. */
public final class ColumnGuess {

    private static final int MIN_DIGITS = 5;
    private static final List<String> NUMBER_WORDS =
            List.of("phone", "number", "mobile", "tel", "nummer", "cell");
    private static final List<String> NAME_WORDS = List.of("name");
    private static final List<String> ID_WORDS = List.of("id", "lead id", "leadid", "customer id");
    private static final List<String> TIME_ZONE_WORDS = List.of("timezone", "time zone", "zone");

    private ColumnGuess() {}

    /** The settings with the columns of a sheet. */
    public static DraftSettings of(Sheet sheet, DraftSettings settings) {
        return sheet.first().map(line -> of(sheet, line, settings)).orElse(settings);
    }

    private static DraftSettings of(Sheet sheet, Sheet.Line first, DraftSettings settings) {
        boolean header = first.cells().stream().noneMatch(ColumnGuess::looksLikeNumber);
        int number = header ? first.column(any(NUMBER_WORDS)) : Sheet.NO_COLUMN;
        if (number < 0) {
            number = firstNumberColumn(sheet, header);
        }
        int id = header ? first.column(ID_WORDS::contains) : Sheet.NO_COLUMN;
        int zone = header ? first.column(TIME_ZONE_WORDS::contains) : Sheet.NO_COLUMN;
        int name = header ? first.column(any(NAME_WORDS)) : Sheet.NO_COLUMN;
        if (name < 0) {
            name = firstOther(first, number, id, zone);
        }
        return new DraftSettings(
                settings.name(),
                settings.agentId(),
                settings.limit(),
                settings.country(),
                header,
                name,
                number,
                id,
                zone,
                false,
                settings.rules());
    }

    private static int firstOther(Sheet.Line line, Integer... known) {
        return IntStream.range(0, line.cells().size())
                .filter(column -> !List.of(known).contains(column))
                .findFirst()
                .orElse(Sheet.NO_COLUMN);
    }

    private static int firstNumberColumn(Sheet sheet, boolean header) {
        return sheet.rows(header)
                .findFirst()
                .map(line -> line.column(ColumnGuess::looksLikeNumber))
                .orElse(Sheet.NO_COLUMN);
    }

    private static Predicate<String> any(List<String> words) {
        return cell -> words.stream().anyMatch(cell::contains);
    }

    private static boolean looksLikeNumber(String cell) {
        return cell.chars().filter(Character::isDigit).count() >= MIN_DIGITS
                && cell.chars().noneMatch(Character::isLetter);
    }
}
