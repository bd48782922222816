package io.dialstream.stack;

import io.dialstream.stack.launch.LocalStack;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts everything and leaves it to the user. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Starts everything on the loopback address and keeps it running until Ctrl-C."
                        + " A second start on the same folder goes on where the first one was.",
        footer = {
            "",
            "Environment:",
            "  TWILIO_API_BASE_URL       another Twilio-compatible server; leaves the simulator out; needs",
            "                            TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM_NUMBER",
            "  PUBLIC_BASE_URL           where that server reaches the webhook-ingest-service",
            "  KAFKA_BOOTSTRAP_SERVERS   a Kafka of your own; leaves the embedded one out",
            "  MONGODB_URI               a MongoDB of your own; leaves the embedded one out",
            "  DIALSTREAM_API_KEYS       userId=key,userId=key (demo=demo-key unless set)",
            "  DIALSTREAM_*, SPRING_*, LOGGING_*, SIMULATOR_*   are handed on to the services",
        })
final class UpCommand implements Runnable {

    /** Calls last as long as in reality. */
    private static final double REAL_TIME = 1;

    @Mixin private StackOptions options = new StackOptions();

    @Override
    public void run() {
        Path folder = options.data().orElse(Path.of("data"));
        try (LocalStack stack = options.plan(folder, options.speedUp(REAL_TIME)).start()) {
            System.out.println();
            System.out.println(ReadyMessage.of(stack, ApiKeys.first(System.getenv())));
            Forever.await();
        }
    }
}
