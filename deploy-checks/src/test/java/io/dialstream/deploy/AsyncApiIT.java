package io.dialstream.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AsyncAPI's own parser reads the document of the events, and the schemas that it refers to. */
class AsyncApiIT {

    private static final Path RESOURCES = Project.path("common-events/src/main/resources");

    @TempDir Path folder;

    @Test
    void itsParserHasNothingToSay() {
        var run = parse(RESOURCES);

        assertThat(run.output()).isEmpty();
        assertThat(run.status()).isZero();
    }

    /** A judge that accepts everything would be worse than none. */
    @Test
    void itsParserFindsAMistake() throws IOException {
        Files.createDirectory(folder.resolve("schemas"));
        for (var file : Project.files("common-events/src/main/resources", ".json")) {
            Files.writeString(
                    folder.resolve(RESOURCES.relativize(file).toString()),
                    Project.text(file).replace("\"type\": \"integer\"", "\"type\": \"number of\""));
        }

        var run = parse(folder);

        assertThat(run.status()).isNotZero();
        assertThat(run.output()).contains("properties.totalDuration.type: ");
    }

    private static Tool.Run parse(Path folder) {
        return Tool.named("asyncapi").run(folder.resolve("asyncapi.json").toString());
    }
}
