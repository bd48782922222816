package io.dialstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.stack.chaos.Chaos;
import io.dialstream.stack.launch.Ports;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Each fault once, on real processes; {@code ./dialstream chaos} goes on with any number of them.
 * Beside all other classes: most of its time goes by in waiting.
 */
@Execution(ExecutionMode.CONCURRENT)
class ChaosIT {

    private static final long SEED = Long.getLong("chaos.seed", 1);
    private static final int LEADS = 60;
    private static final int LIMIT = 10;

    /** Stays, with all logs, when a promise was broken. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path data;

    @Test
    void everyPromiseIsKeptUnderEveryFault() {
        try (var chaos = Chaos.on(data, Ports.free(), SEED, List.of("twilio"), ChaosIT::tell)) {
            var report = chaos.eachFaultOnce(LEADS, LIMIT);

            tell(report.table());
            assertThat(report.violations())
                    .as("violations with -Dchaos.seed=%d; logs in %s", SEED, data.resolve("logs"))
                    .isEmpty();
        }
    }

    private static void tell(String line) {
        System.out.println(line);
    }
}
