package io.dialstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows to consumers is what is written. */
class ReadmeTest {

    private static final Pattern JSON_BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    private static final String README = readme();

    private static String readme() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> examples() {
        return JSON_BLOCK.matcher(README).results().map(ReadmeTest::json).toList();
    }

    private static String json(MatchResult block) {
        return block.group(1);
    }

    @Test
    void everyExampleIsAGoldenFile() {
        var golden =
                ExampleEvents.byName().keySet().stream().map(name -> GoldenFile.of(name).text());
        assertThat(golden.toList()).containsAll(examples());
    }

    @Test
    void everyEventHasAChapterWithAnExample() {
        for (var type : EventTypes.all()) {
            assertThat(README)
                    .containsPattern("(?s)### %s\n[^#]*```json\n".formatted(type.getSimpleName()));
        }
    }

    @Test
    void everyTopicIsInTheTable() {
        assertThat(README)
                .contains(
                        "| `" + Topics.CAMPAIGN_EVENTS,
                        "| `" + Topics.DIAL_COMMANDS,
                        "| `" + Topics.CALL_STATUS,
                        "| `" + Topics.CAMPAIGN_PROGRESS,
                        "| `" + Topics.CAMPAIGN_STATS,
                        "| `" + Topics.CALL_RECORDS,
                        "| `" + Topics.OPT_OUTS,
                        "| `" + Topics.PROVIDER_ACCOUNTS,
                        "| `" + Topics.NUMBER_ROUTES,
                        "| `" + Topics.INCOMING_CALLS,
                        "| `" + Topics.CALL_RETURNS,
                        "| `" + Topics.CALL_STATUS_UNMATCHED,
                        "| `" + Topics.deadLetters("<topic>"));
    }
}
