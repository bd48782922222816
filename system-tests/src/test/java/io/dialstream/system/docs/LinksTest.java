package io.dialstream.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link from a page of the project to another of its files leads somewhere. */
class LinksTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^()\\s]+)\\)");
    private static final Pattern STEP = Pattern.compile("(?m)^(\\d+)\\. \\[(\\w+)]\\(\\S+/(\\w+)");
    private static final Pattern COUNT = Pattern.compile("one call passes (\\d+) types");

    private record Link(String page, String target) {

        boolean leadsSomewhere() {
            var parts = target.split("#", 2);
            var from = HOME.resolve(page);
            var file = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
            return Files.exists(file) && (parts.length == 1 || headings(file).contains(parts[1]));
        }
    }

    @Test
    void everyLinkedFileAndHeadingExists() {
        var links = Page.all().stream().flatMap(page -> links(page.name())).toList();

        assertThat(links).hasSizeGreaterThan(50);
        assertThat(links.stream().filter(link -> !link.leadsSomewhere())).isEmpty();
    }

    @Test
    void countsTheTypesThatACallPasses() {
        var text = text(HOME.resolve("README.md"));
        var steps = STEP.matcher(text).results().toList();

        assertThat(COUNT.matcher(text).results().map(found -> found.group(1)))
                .containsExactly(Integer.toString(steps.size()));
        assertThat(steps)
                .extracting(step -> Integer.valueOf(step.group(1)))
                .isEqualTo(IntStream.rangeClosed(1, steps.size()).boxed().toList());
        assertThat(steps).allMatch(step -> step.group(2).equals(step.group(3)));
    }

    private static Stream<Link> links(String page) {
        return LINK.matcher(text(HOME.resolve(page)))
                .results()
                .map(found -> new Link(page, found.group(1)));
    }

    /** As GitHub makes anchors of headings. */
    private static List<String> headings(Path page) {
        return Arrays.stream(text(page).split("\n"))
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
