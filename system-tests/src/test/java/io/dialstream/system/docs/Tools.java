package io.dialstream.system.docs;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dialstream.system.docs.Page.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the pages tell readers to install; deploy/install-tools.sh does it. What needs a missing
 * tool is skipped, or fails where {@code DIALSTREAM_TOOLS} is {@code required}.
 */
final class Tools {

    private static final List<String> EVERYWHERE = List.of("bash", "curl", "jq");
    private static final List<String> SOMETIMES = List.of("kcat", "wscat");

    private Tools() {}

    /** Whether everything is there that no page does without. */
    static void assumeThoseNeededEverywhere() {
        EVERYWHERE.stream()
                .filter(Tools::isMissing)
                .forEach(tool -> assumeTrue(false, missing(tool)));
    }

    /** Says so if not. */
    static boolean areThereFor(Block block) {
        var missing =
                SOMETIMES.stream()
                        .filter(tool -> block.text().contains(tool + " ") && isMissing(tool))
                        .toList();
        missing.forEach(
                tool -> System.out.println(block.where() + " is not run: " + missing(tool)));
        return missing.isEmpty();
    }

    private static String missing(String tool) {
        var sentence = tool + " is not on this machine; deploy/install-tools.sh installs it";
        return "required".equals(System.getenv("DIALSTREAM_TOOLS")) ? fail(sentence) : sentence;
    }

    private static boolean isMissing(String tool) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, tool))
                .noneMatch(Files::isExecutable);
    }
}
