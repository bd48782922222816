package io.dialstream.stack.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;

/** A launcher for tests: runs the stores, and notes the ids of their processes in a file. */
final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        LocalStack stack =
                LocalStack.plan()
                        .data(Path.of(arguments[0]))
                        .ports(Ports.free())
                        .shortLived()
                        .only(Part.KAFKA, Part.MONGO)
                        .start();
        Path ready = Path.of(arguments[1]);
        Path next = ready.resolveSibling("ready.next");
        Files.writeString(
                next,
                stack.instances().stream()
                        .map(each -> String.valueOf(stack.handle(each).orElseThrow().pid()))
                        .collect(Collectors.joining(" ")));
        Files.move(next, ready, StandardCopyOption.ATOMIC_MOVE);
        Thread.currentThread().join();
    }
}
