package io.dialstream.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.stack.testing.Pages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every {@code ./dialstream} command and option that a page names exists. */
class DocumentedCommandsTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    /** What the script itself takes: the patterns of its {@code case}. */
    private static final Pattern OF_THE_SCRIPT =
            Pattern.compile("(?m)^([a-z]+(?: \\| [a-z]+)*)\\)$");

    private static final Pattern COMMAND = Pattern.compile("\\./dialstream ((?:[\\w./:-]+ *)+)");

    private record Documented(String page, String words) {}

    @Test
    void exist() {
        assertThat(documented())
                .hasSizeGreaterThan(10)
                .allSatisfy(DocumentedCommandsTest::assertExists);
    }

    private static void assertExists(Documented documented) {
        var words = documented.words().strip().split(" +", -1);
        assertThat(ofTheScript()).as(documented.toString()).contains(words[0]);
        var command = Dialstream.commandLine();
        if (!command.getSubcommands().containsKey(words[0])) {
            return;
        }
        for (var word : words) {
            if (word.startsWith("--")) {
                assertThat(command.getCommandSpec().optionsMap())
                        .as(documented.toString())
                        .containsKey(word);
            } else {
                // Any other word is an option's value, or the sentence that goes on.
                command = command.getSubcommands().getOrDefault(word, command);
            }
        }
    }

    private static Stream<String> ofTheScript() {
        return OF_THE_SCRIPT
                .matcher(text(HOME.resolve("dialstream")))
                .results()
                .flatMap(match -> Stream.of(match.group(1).split(" \\| ", -1)));
    }

    private static Stream<Documented> documented() {
        return Pages.below(HOME).stream()
                .flatMap(page ->
                        COMMAND.matcher(text(page))
                                .results()
                                .map(match -> documented(HOME.relativize(page), match)));
    }

    private static Documented documented(Path page, MatchResult match) {
        return new Documented(page.toString(), match.group(1));
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
