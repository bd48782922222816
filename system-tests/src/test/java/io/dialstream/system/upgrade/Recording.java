package io.dialstream.system.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The data folder of a stack of an earlier version, packed: the database, the topics with the
 * offsets of their readers, and what the simulated provider knows. With it, what the API answered
 * before.
 */
final class Recording {

    private static final Path PACKED =
            Path.of("src/test/resources/upgrade/data.tar.gz").toAbsolutePath();

    /** Stands for the address that the provider calls back, which is another one each time. */
    private static final String INGEST = "http://ingest.recorded";

    private static final String JOURNAL = "simulator.journal";
    private static final String ANSWERS = "answers.json";

    private Recording() {}

    /** Keeps the folder of a stack that has ended. */
    static void write(Path data, URI ingest, Answers answers) throws IOException {
        JsonMapper.shared().writeValue(data.resolve(ANSWERS).toFile(), answers.byPath());
        Files.createDirectories(PACKED.getParent());
        replaceInJournal(data, ingest.toString(), INGEST);
        tar(
                List.of(
                        "-czf",
                        PACKED.toString(),
                        "--exclude=./logs",
                        "--exclude=./lock",
                        "--exclude=./processes",
                        "--exclude=server.properties",
                        "-C",
                        data.toString(),
                        "."));
    }

    /** Fills the folder of a stack that has not been started, and says what its API answered. */
    static Answers unpack(Path data, URI ingest) throws IOException {
        tar(List.of("-xzf", PACKED.toString(), "-C", data.toString()));
        replaceInJournal(data, INGEST, ingest.toString());
        return new Answers(
                JsonMapper.shared()
                        .readValue(
                                data.resolve(ANSWERS).toFile(),
                                new TypeReference<Map<String, JsonNode>>() {}));
    }

    private static void replaceInJournal(Path data, String what, String with) throws IOException {
        var journal = data.resolve(JOURNAL);
        Files.writeString(journal, Files.readString(journal).replace(what, with));
    }

    private static void tar(List<String> arguments) {
        try {
            var command = new ArrayList<>(List.of("tar"));
            command.addAll(arguments);
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException("Failed: " + String.join(" ", command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
