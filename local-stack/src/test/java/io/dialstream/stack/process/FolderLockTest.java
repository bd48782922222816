package io.dialstream.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir private Path folder;

    @Test
    void isHeldByOneOnly() {
        try (FolderLock held = FolderLock.take(folder.resolve("data")).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(FolderLock.take(folder.resolve("data"))).isEmpty();
        }
    }

    @Test
    void canBeTakenAgainWhenItWasGivenBack() {
        FolderLock.take(folder).orElseThrow().close();
        try (FolderLock again = FolderLock.take(folder).orElseThrow()) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void letsNobodyElseLookIntoWhatItCreates() throws IOException {
        try (FolderLock held = FolderLock.take(folder.resolve("a/data")).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(Files.getPosixFilePermissions(folder.resolve("a/data")))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }
}
