package io.dialstream.stack.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That they are enough, and not too many, is tried on a broker that asks for them. */
class PermissionsTest {

    private static final Path HOME = Path.of("..");

    @Test
    void areThoseOfThePageForOperators() throws IOException {
        assertThat(Files.readAllLines(HOME.resolve("docs/operations.md")))
                .containsSubsequence(Permissions.ALL.stream().map(PermissionsTest::line).toList());
    }

    private static String line(Permissions its) {
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        its.service(),
                        written(its.reads().stream()),
                        written(its.writes().stream()),
                        written(its.setsAside().stream().map(topic -> topic + "-dlt")),
                        written(its.groups().stream().map(suffix -> its.service() + suffix)));
    }

    private static String written(Stream<String> names) {
        return names.map(name -> "`" + name + "`")
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.joining(", "), all -> all.isEmpty() ? "-" : all));
    }

    /** As the page that tells who writes what has it. */
    @Test
    void writeEveryTopicThatIsTheirs() throws IOException {
        List<String> table = Files.readAllLines(HOME.resolve("common-events/README.md"));

        assertThat(Permissions.ALL)
                .allSatisfy(its ->
                        assertThat(
                                        table.stream()
                                                .filter(line -> line.startsWith("| `"))
                                                .map(line -> line.split(" \\| ", -1))
                                                .filter(row ->
                                                        row.length == 5
                                                                && row[3].contains(its.service()))
                                                .map(row -> row[0].replaceAll("[|` ]", "")))
                                .containsExactlyInAnyOrderElementsOf(its.writes()));
    }
}
