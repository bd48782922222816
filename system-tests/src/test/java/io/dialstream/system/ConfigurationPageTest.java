package io.dialstream.system;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/configuration.md against the sources: what is read, and what is said to be read. */
class ConfigurationPageTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private static final List<String> SERVICES =
            List.of(
                    "service-foundation",
                    "campaign-service",
                    "dialer-service",
                    "webhook-ingest-service",
                    "calllog-service");

    /** The first column of the tables. */
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");

    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?m)([a-z-]+) *[:=] *\\$\\{([A-Z_]+):");
    private static final Pattern RECORD =
            Pattern.compile(
                    "@ConfigurationProperties\\(\"([a-z.-]+)\"\\)\\s+(?:public )?record \\w+\\((.*?)\\) \\{",
                    Pattern.DOTALL);

    /** A component that is bound by another name than its own. */
    private static final Pattern NAME = Pattern.compile("@Name\\(\"(\\w+)\"\\)\\s+\\w+\\s+\\w+");

    /** A component is what stands before a comma or the end, once annotations are gone. */
    private static final Pattern ANNOTATION =
            Pattern.compile("@\\w+(\\((?:[^()\"]|\"(?:[^\"\\\\]|\\\\.)*\")*\\))?");

    private static final Pattern COMPONENT = Pattern.compile("(\\w+)\\s*(?:,|$)");

    /** Spring's own, which the page names because everybody needs them. */
    private static final Set<String> OF_SPRING =
            Set.of(
                    "SERVER_PORT",
                    "SERVER_ADDRESS",
                    "SERVER_TOMCAT_CONNECTIONTIMEOUT",
                    "SERVER_TOMCAT_MAXCONNECTIONS");

    @Test
    void namesEveryVariableThatIsReadAndNoOther() {
        assertThat(documented()).containsExactlyInAnyOrderElementsOf(read());
    }

    private static Set<String> documented() {
        return DOCUMENTED
                .matcher(text(HOME.resolve("docs/configuration.md")))
                .results()
                .map(match -> match.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> read() {
        var read = new TreeSet<>(OF_SPRING);
        var named = new TreeSet<String>();
        sources("resources")
                .flatMap(file -> PLACEHOLDER.matcher(text(file)).results())
                .forEach(match -> {
                    read.add(match.group(2));
                    named.add(match.group(1).replace("-", "").toUpperCase(Locale.ROOT));
                });
        sources("java")
                .flatMap(file -> RECORD.matcher(text(file)).results())
                .flatMap(ConfigurationPageTest::variables)
                .filter(variable -> !named.contains(variable.substring(lastWord(variable))))
                .forEach(read::add);
        return read;
    }

    /** In Spring's relaxed form. */
    private static Stream<String> variables(MatchResult record) {
        var prefix = record.group(1).replace("-", "").replace('.', '_');
        var named = NAME.matcher(record.group(2)).replaceAll("$1");
        var components = ANNOTATION.matcher(named).replaceAll("").strip();
        return COMPONENT
                .matcher(components)
                .results()
                .map(match -> (prefix + "_" + match.group(1)).toUpperCase(Locale.ROOT));
    }

    private static int lastWord(String variable) {
        return variable.lastIndexOf('_') + 1;
    }

    private static Stream<Path> sources(String kind) {
        return SERVICES.stream().flatMap(service -> files(service, kind));
    }

    private static Stream<Path> files(String service, String kind) {
        try (var files = Files.walk(HOME.resolve(service).resolve("src/main").resolve(kind))) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
