package io.dialstream.stack;

import io.dialstream.stack.launch.LocalStack;
import io.dialstream.stack.launch.Part;
import io.dialstream.stack.launch.Ports;
import io.dialstream.stack.launch.StackPlan;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that starts the stack can be told. */
final class StackOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Where everything is kept. Default: ./data for up, a temporary folder for demo.")
    private @Nullable Path data;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Shifts all ports, so that two stacks can run side by side. Default: ${DEFAULT-VALUE}.")
    private int portOffset;

    @Option(
            names = "--speed-up",
            paramLabel = "X",
            description =
                    "How many times faster than in reality the simulator's calls go. Default: 1 for up, 30 for demo.")
    private @Nullable Double speedUp;

    Optional<Path> data() {
        return Optional.ofNullable(data);
    }

    double speedUp(double unlessTold) {
        return speedUp == null ? unlessTold : speedUp;
    }

    StackPlan plan(Path folder, double speed) {
        return LocalStack.plan()
                .data(folder)
                .ports(Ports.shiftedBy(portOffset))
                .environment(Part.SIMULATOR, "SIMULATOR_SPEEDUP", String.valueOf(speed))
                .console(System.out::println);
    }
}
