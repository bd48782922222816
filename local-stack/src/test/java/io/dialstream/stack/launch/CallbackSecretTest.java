package io.dialstream.stack.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallbackSecretTest {

    @TempDir private Path folder;

    @Test
    void isMadeUpOnceAndKept() {
        String first = CallbackSecret.of(Map.of(), file());
        assertThat(first).matches("[0-9a-f]{64}");
        assertThat(CallbackSecret.of(Map.of(), file())).isEqualTo(first);
    }

    @Test
    void isForTheOwnersEyesOnly() throws IOException {
        CallbackSecret.of(Map.of(), file());
        assertThat(Files.getPosixFilePermissions(file()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void isTheCallersIfTheCallerHasOne() {
        assertThat(CallbackSecret.of(Map.of(CallbackSecret.NAME, "the-callers-own"), file()))
                .isEqualTo("the-callers-own");
        assertThat(file()).doesNotExist();
    }

    private Path file() {
        return folder.resolve("callback-secret");
    }
}
