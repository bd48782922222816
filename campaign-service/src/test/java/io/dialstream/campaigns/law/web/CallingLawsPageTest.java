package io.dialstream.campaigns.law.web;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.law.CallingLaw;
import io.dialstream.campaigns.law.LawReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds docs/calling-laws.md against the files: copy what it expects there after a change. */
class CallingLawsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "calling-laws.md");
    private static final Pattern LOOKED_UP = Pattern.compile("looked up on (\\d{4}-\\d\\d-\\d\\d)");
    private static final String HEADING = "## What the files say\n\n";

    @Test
    void thePageSaysWhatTheFilesSay() throws IOException {
        var page = Files.readString(PAGE);
        var begin = page.indexOf(HEADING) + HEADING.length();

        assertThat(page.substring(begin, page.indexOf("\n## ", begin))).isEqualTo(expected());
    }

    /** Nobody has read a text of tomorrow. */
    @Test
    void noFileIsNewerThanTheDayOfTheLookUp() throws IOException {
        var lookedUp = LOOKED_UP.matcher(Files.readString(PAGE));
        assertThat(lookedUp.find()).isTrue();
        var day = LocalDate.parse(lookedUp.group(1));

        assertThat(CallingLawsTest.laws())
                .allSatisfy(law -> assertThat(law.asOf()).isBeforeOrEqualTo(day))
                .allSatisfy(law -> assertThat(law.inForceSince()).isBeforeOrEqualTo(day));
    }

    private static String expected() throws IOException {
        var laws = CallingLawsTest.laws();
        return rows(laws) + "\n" + laws.stream().map(CallingLawsPageTest::item).collect(joining());
    }

    private static String rows(List<CallingLaw> laws) {
        var head =
                """
                | file | where | hours, where the callee is | calls to one person | to be checked | in force since | as of |
                |---|---|---|---|---|---|---|
                """;
        return head + laws.stream().map(CallingLawsPageTest::row).collect(joining());
    }

    private static String row(CallingLaw law) {
        var register = law.register();
        return Stream.of(
                                "`" + law.place().toLowerCase(Locale.ROOT) + ".json`",
                                law.name(),
                                cell(law.hoursInWords()),
                                cell(law.attemptsInWords()),
                                register == null ? "–" : link(register),
                                law.inForceSince().toString(),
                                law.asOf().toString())
                        .collect(joining(" | ", "| ", " |"))
                + "\n";
    }

    private static String cell(@Nullable String text) {
        return requireNonNullElse(text, "–");
    }

    private static String item(CallingLaw law) {
        var sentences =
                Stream.of(law.summary(), law.holidays(), law.consent())
                        .filter(sentence -> sentence != null)
                        .collect(joining(" "));
        return "- **%s**: %s Source: %s.%n"
                .formatted(
                        law.name(),
                        sentences,
                        law.sources().stream()
                                .map(CallingLawsPageTest::link)
                                .collect(joining("; ")));
    }

    private static String link(LawReference reference) {
        return "[%s](%s)".formatted(reference.name(), reference.address());
    }
}
