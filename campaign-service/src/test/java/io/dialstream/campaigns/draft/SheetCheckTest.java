package io.dialstream.campaigns.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dialstream.campaigns.rules.RuleChoices;
import io.dialstream.campaigns.sheet.Sheet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetCheckTest {

    private static final DraftSettings BLANK = DraftSettings.blank("reminder");

    private static DraftSettings guess(String sheet) {
        return ColumnGuess.of(Sheet.read(sheet), BLANK);
    }

    private static DraftSettings from(String country, DraftSettings settings) {
        return new DraftSettings(
                "Autumn",
                "reminder",
                5,
                country,
                settings.header(),
                settings.nameColumn(),
                settings.numberColumn(),
                settings.idColumn(),
                settings.timeZoneColumn(),
                false,
                RuleChoices.USUALLY);
    }

    private static Preview preview(String sheet, String country) {
        return SheetCheck.of(Sheet.read(sheet), from(country, guess(sheet))).preview();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name,Phone\nAda,+14155550101\n",
                "Name;Phone\r\nAda;+14155550101",
                "\uFEFFName\tPhone\nAda\t+14155550101",
                "\"Name\",\"Phone\"\n\n\"Ada\",\"+14155550101\"\n\n",
                "Ada,+14155550101",
                "Mobile|Full name\n+14155550101|Ada"
            })
    void understandsWhatSpreadsheetsWrite(String sheet) {
        var preview = preview(sheet, "");
        assertThat(preview.mistakes()).isEmpty();
        assertThat(preview.sample())
                .extracting(Preview.Row::name, Preview.Row::phoneNumber)
                .containsExactly(tuple("Ada", "+14155550101"));
    }

    @Test
    void takesTimeZonesThatThereAre() {
        var sheet =
                """
                Time zone,Name,Phone
                America/New_York,Ada,+14155550101
                ,Bob,+14155550102
                Eastern,Cid,+14155550103
                """;
        var preview = preview(sheet, "");
        assertThat(preview.sample())
                .extracting(Preview.Row::name, Preview.Row::timeZone)
                .containsExactly(tuple("Ada", "America/New_York"), tuple("Bob", null));
        assertThat(preview.mistakes())
                .extracting(Preview.Mistake::line, Preview.Mistake::reason)
                .containsExactly(
                        tuple(
                                4,
                                "The time zone must be the id of a time zone, as in"
                                        + " Europe/Berlin."));
    }

    @Test
    void namesTheLineAndTheReasonOfEveryMistake() {
        var sheet =
                """
                id,Name,Phone
                a,Ada,+1 415-555-0101
                b,,+14155550102
                c,Grace,12
                d,Linus,(415) 555 0101
                a,"Margaret
                Hamilton",+14155550103
                f,Alan,
                a,Ken,+14155550105
                """;
        var preview = preview(sheet, "US");
        assertThat(preview.rows()).isEqualTo(7);
        assertThat(preview.good()).isEqualTo(1);
        assertThat(preview.mistakes())
                .extracting(Preview.Mistake::line, Preview.Mistake::reason)
                .containsExactly(
                        tuple(3, "The name is missing."),
                        tuple(4, "The number has too few digits for its country."),
                        tuple(5, "The number is the same as on line 2."),
                        tuple(7, "The name must have printable characters only."),
                        tuple(8, "The number is missing."),
                        tuple(9, "The id is the same as on line 2."));
    }

    @Test
    void theDefaultCountryIsForNumbersWithoutOne() {
        var sheet = "Name,Phone\nAda,020 7946 0958\nGrace,+1 415 555 0101\n";
        assertThat(preview(sheet, "GB").sample())
                .extracting(Preview.Row::phoneNumber)
                .containsExactly("+442079460958", "+14155550101");
        assertThat(preview(sheet, "").mistakes())
                .extracting(Preview.Mistake::line)
                .containsExactly(2);
    }

    @Test
    void aHundredThousandRowsAreCheckedAndOnlySoManyMistakesShown() {
        var sheet =
                "Name,Phone\n"
                        + IntStream.range(0, 100_000)
                                .mapToObj(n -> "Lead " + n + ",12\n")
                                .collect(Collectors.joining());
        var preview = preview(sheet, "US");
        assertThat(preview.rows()).isEqualTo(100_000);
        assertThat(preview.bad()).isEqualTo(100_000);
        assertThat(preview.mistakes()).hasSize(Preview.SHOWN);
    }

    @Test
    void guessesWhichColumnIsWhich() {
        assertThat(guess("Customer id,Phone number,Contact name\n7,+14155550101,Ada\n"))
                .extracting(
                        DraftSettings::header,
                        DraftSettings::idColumn,
                        DraftSettings::numberColumn,
                        DraftSettings::nameColumn)
                .containsExactly(true, 0, 1, 2);
        assertThat(guess("Ada,+14155550101\n"))
                .extracting(
                        DraftSettings::header,
                        DraftSettings::numberColumn,
                        DraftSettings::nameColumn)
                .containsExactly(false, 1, 0);
    }
}
