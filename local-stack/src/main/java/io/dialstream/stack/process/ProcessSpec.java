package io.dialstream.stack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a process is: how it is started, and how one knows that it is ready.
 *
 * @param environment added to the environment of this process
 * @param log receives what it says; appended to
 */
public record ProcessSpec(
        String name, List<String> command, Map<String, String> environment, Path log, Probe ready) {

    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
