package io.dialstream.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceJarIT {

    /** Takes its time, and notes down that it was asked. */
    private static final String SLOW_JAVA =
            """
            #!/bin/sh
            echo "$@" >> "$(dirname "$0")/asked"
            sleep 0.3
            for last; do :; done
            mkdir -p "$last/lib" && touch "$last/lib/a.jar"
            """;

    @TempDir private Path target;

    @Test
    void isUnpackedOnceForStacksThatStartTogether() throws Exception {
        Files.writeString(target.resolve("some-service-1-exec.jar"), "");
        var java = slowJava();

        try (var launchers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<String>> start =
                    () -> ServiceJar.in(target, "some-service").arguments(java);
            for (var started :
                    launchers.invokeAll(Stream.generate(() -> start).limit(4).toList())) {
                assertThat(started.get()).contains("-jar");
            }
        }

        assertThat(Files.readAllLines(target.resolve("asked"))).hasSize(1);
        assertThat(target.resolve("unpacked/lib/a.jar")).exists();
    }

    private Path slowJava() throws IOException {
        var java = Files.writeString(target.resolve("java"), SLOW_JAVA);
        return Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    }
}
