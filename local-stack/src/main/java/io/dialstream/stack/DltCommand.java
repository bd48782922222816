package io.dialstream.stack;

import io.dialstream.stack.kafka.DeadLetter;
import io.dialstream.stack.kafka.DeadLetters;
import io.dialstream.stack.launch.StackProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows records that no service could handle, and sends them again. */
@Command(
        name = "dlt",
        mixinStandardHelpOptions = true,
        description =
                "Shows records that could not be handled (dead letters), and sends them again.",
        synopsisSubcommandLabel = "COMMAND")
final class DltCommand implements Runnable {

    @Override
    public void run() {
        picocli.CommandLine.usage(this, System.out);
    }

    /** Which dead letters. */
    static final class Which {

        @Option(
                names = "--topic",
                required = true,
                description =
                        "The topic that they come from: call-status, dial-commands, ...; with"
                                + " the prefix of the installation, if it has one.")
        private String topic = "";

        @Option(
                names = "--bootstrap-servers",
                paramLabel = "HOST:PORT",
                defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-127.0.0.1:9092}",
                description =
                        "Where Kafka is. Default: KAFKA_BOOTSTRAP_SERVERS, else the local stack's.")
        private String bootstrapServers = "";

        @Option(
                names = "--client-config",
                paramLabel = "FILE",
                description = "Properties that Kafka asks of its clients (security.protocol=...).")
        private @Nullable Path clientConfig;

        @Option(
                names = "--timeout",
                paramLabel = "SECONDS",
                defaultValue = "10",
                description = "How long Kafka may take to answer. Default: ${DEFAULT-VALUE}.")
        private int timeoutSeconds;

        /** Does something with them, or says what is in the way. */
        <T> T with(Function<DeadLetters, T> task) {
            try {
                return task.apply(letters());
            } catch (TimeoutException e) {
                throw new StackProblem("Kafka does not answer at " + bootstrapServers + ".");
            } catch (KafkaException e) {
                throw new StackProblem(
                        "Kafka at %s: %s.".formatted(bootstrapServers, rootOf(e).getMessage()));
            }
        }

        private static Throwable rootOf(Throwable e) {
            return e.getCause() == null ? e : rootOf(e.getCause());
        }

        private DeadLetters letters() {
            Map<String, String> client = new HashMap<>();
            client.put("bootstrap.servers", bootstrapServers);
            if (clientConfig != null) {
                properties(clientConfig)
                        .forEach((name, value) -> client.put(name.toString(), value.toString()));
            }
            return new DeadLetters(topic, client, Duration.ofSeconds(timeoutSeconds));
        }

        private static Properties properties(Path file) {
            try (var reader = Files.newBufferedReader(file)) {
                var properties = new Properties();
                properties.load(reader);
                return properties;
            } catch (IOException e) {
                throw new StackProblem("Cannot read " + file + ": " + e.getMessage());
            }
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Shows them, oldest first.")
    void list(
            @Mixin Which which,
            @Option(
                            names = "--values",
                            description = "Shows the records, too. They contain phone numbers.")
                    boolean values) {
        List<DeadLetter> letters = which.with(DeadLetters::list);
        letters.forEach(letter -> {
            System.out.printf(
                    "%d  %s  key %s  from %s%n    %s%n",
                    letter.offset(),
                    letter.setAside(),
                    letter.key(),
                    letter.from(),
                    letter.reason());
            if (values) {
                System.out.println("    " + letter.value());
            }
        });
        System.out.println(letters.size() + " dead letters of " + which.topic);
    }

    /** One of them, or all. */
    static final class Chosen {

        @Option(names = "--offset", description = "The one with this offset, as list shows it.")
        private @Nullable Long offset;

        @Option(names = "--all", description = "All of them.")
        private boolean all;

        boolean has(long candidate) {
            return all || (offset != null && offset == candidate);
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description =
                    "Publishes them once more where they came from, unchanged. Doing so twice is"
                            + " harmless: an event is known by its id.")
    void replay(@Mixin Which which, @ArgGroup(exclusive = true, multiplicity = "1") Chosen chosen) {
        int sent = which.with(letters -> letters.replay(chosen::has));
        if (sent == 0) {
            throw new StackProblem("There is no such dead letter of " + which.topic + ".");
        }
        System.out.println(sent + " sent again to " + which.topic);
    }
}
