package io.dialstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.stack.chaos.Cluster;
import io.dialstream.stack.chaos.ClusterFault;
import io.dialstream.stack.chaos.ClusterRow;
import io.dialstream.stack.launch.Ports;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three faults of three brokers and three instances of each service, as {@code ./dialstream
 * cluster} has them.
 */
@EnabledIfEnvironmentVariable(
        named = "DIALSTREAM_CLUSTER",
        matches = "true",
        disabledReason = "takes too long for the gate; ./dialstream cluster does the same")
class ClusterIT {

    private static final long SEED = Long.getLong("cluster.seed", 1);

    /** Stays, with all logs, when a promise was broken. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path data;

    @Test
    void everyPromiseIsKeptWhileBrokersAreAway() {
        try (var cluster = Cluster.on(data, Ports.free(), SEED, false, ClusterIT::tell)) {
            var rows = cluster.each(ClusterFault.QUICK);

            tell(ClusterRow.table(rows));
            assertThat(rows)
                    .as("seed %d; logs in %s", SEED, data.resolve("logs"))
                    .hasSize(3)
                    .allMatch(ClusterRow::holds);
        }
    }

    private static void tell(String line) {
        System.out.println(line);
    }
}
