package io.dialstream.campaigns.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.foundation.problem.InvalidRequestException;
import java.io.IOException;
import java.io.StringReader;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sheets of the largest size that are made to fill the heap or the processors. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class HostileSheetTest {

    private static final int LARGEST = 16_000_000;

    private static String unescaped(String part) {
        return part.replace("\\n", "\n").replace("\\r", "\r");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '`',
            quoteCharacter = '§',
            value = {
                "1\\n ` has more than 100,000 rows, on line 100002",
                "1\\r ` has more than 100,000 rows, on line 100002",
                "1\\r\\n ` has more than 100,000 rows, on line 100002",
                ",\\n1\\n ` has more than 100,000 rows, on line 200004",
                ", ` has more than 200 columns, on line 1",
                "a; ` has more than 200 columns, on line 1",
                "\" ` has a cell of more than 10,000 characters, on line 1",
                "a ` has a cell of more than 10,000 characters, on line 1"
            })
    void isRefusedWithTheReasonAndTheLine(String part, String reason) {
        var unit = unescaped(part);
        var sheet = unit.repeat(LARGEST / unit.length());

        assertThatThrownBy(() -> Sheet.read(sheet))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused ->
                                assertThat(refused.fields().getFirst().message())
                                        .isEqualTo(reason));
    }

    @Test
    void isRefusedForAQuoteThatIsNeverClosed() {
        var sheet = "Name,Phone\nAda,+1\n\"" + "a\n".repeat(LARGEST / 2);

        assertThatThrownBy(() -> Sheet.read(sheet))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        refused ->
                                assertThat(refused.fields().getFirst().message())
                                        .startsWith("has a cell of more than 10,000 characters"));
    }

    /** Apache's parser, which has no limits, is asked what a text means. */
    @RepeatedTest(200)
    void isTakenApartAsOthersDo(RepetitionInfo repetition) throws IOException {
        var random = new Random(repetition.getCurrentRepetition());
        var text =
                random.ints(random.nextInt(40), 0, 8)
                        .mapToObj(it -> "ab \",\n\r;".substring(it, it + 1))
                        .collect(Collectors.joining());
        var parser = new SheetParser(text, ',', 0, 1);
        var format =
                CSVFormat.DEFAULT
                        .builder()
                        .setIgnoreEmptyLines(true)
                        .setLenientEof(true)
                        .setTrailingData(true)
                        .get();
        try (var others = format.parse(new StringReader(text))) {
            for (CSVRecord row : others) {
                assertThat(parser.hasNext()).as(text).isTrue();
                assertThat(parser.next()).as(text).isEqualTo(row.toList());
            }
        }
        assertThat(parser.hasNext()).as(text).isFalse();
    }
}
