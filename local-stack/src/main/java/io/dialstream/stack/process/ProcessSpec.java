package io.dialstream.stack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a process is: how it is started, and how one knows that it is ready.
 *
 * @param environment added to the environment of this process
 * @param log receives what it says; appended to
 * @param patience how long it may take to end when it is asked to
 */
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path log,
        Probe ready,
        Duration patience) {

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
