package io.dialstream.campaigns.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpooledBodyTest {

    private static final int KB = 1 << 10;
    private static final int MB = 1 << 20;

    private final Spool spool = new Spool(SpooledRequests.LIMITS);
    private final Spool.Place place = spool.place("ann");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64 * KB - 1, 64 * KB, 64 * KB + 1, MB - 1, MB, 3 * MB})
    void readsAgainWhatWasRead(int size) throws IOException {
        var bytes = bytes(size);
        try (var body = read(bytes)) {
            assertThat(body.open().readAllBytes()).isEqualTo(bytes);
            assertThat(body.open().readAllBytes()).isEqualTo(bytes);
            assertThat(body.open().read()).isEqualTo(size == 0 ? -1 : Byte.toUnsignedInt(bytes[0]));
            assertThat(body.hash()).isEqualTo(sha256(bytes));
            assertThat(body.isLarge()).isEqualTo(size >= MB);
            assertThat(spool.bytes()).isEqualTo(size < 64 * KB ? 0 : size);
        }
    }

    @Test
    void removesItsFile() throws IOException {
        var body = read(bytes(2 * MB));
        body.close();
        assertThatThrownBy(() -> body.open().read()).isInstanceOf(IOException.class);
    }

    /** It has no name already while it is used: a process that is killed leaves nothing behind. */
    @Test
    void leavesNoFileBehindHoweverTheProcessEnds() throws IOException {
        long before = files();
        try (var body = read(bytes(2 * MB))) {
            assertThat(files()).isEqualTo(before);
            assertThat(body.open().readAllBytes()).hasSize(2 * MB);
        }
    }

    @Test
    void leavesNoFileBehindWhenItBreaksOff() {
        var broken =
                new SequenceInputStream(
                        new ByteArrayInputStream(bytes(2 * MB)),
                        new InputStream() {
                            @Override
                            public int read() throws IOException {
                                throw new IOException("cut off");
                            }

                            @Override
                            public int read(byte[] buffer, int at, int length) throws IOException {
                                throw new IOException("cut off");
                            }
                        });
        assertThatThrownBy(() -> SpooledBody.read(broken, place)).hasMessage("cut off");
        place.close();
        assertThat(spool.bytes()).isZero();
    }

    private static long files() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".body")).count();
        }
    }

    private SpooledBody read(byte[] bytes) throws IOException {
        return SpooledBody.read(new ByteArrayInputStream(bytes), place);
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(SpooledBody.sha256().digest(bytes));
    }
}
