package io.dialstream.campaigns.validation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.idempotency.RememberedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpooledBodyTest {

    private static final int MB = 1 << 20;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, MB - 1, MB, MB + 1, 3 * MB})
    void readsAgainWhatWasRead(int size) throws IOException {
        var bytes = bytes(size);
        try (var body = read(bytes)) {
            assertThat(body.open().readAllBytes()).isEqualTo(bytes);
            assertThat(body.open().readAllBytes()).isEqualTo(bytes);
            assertThat(body.hash()).isEqualTo(sha256(bytes));
            assertThat(body.isInFile()).isEqualTo(size >= MB);
        }
    }

    @Test
    void removesItsFile() throws IOException {
        var body = read(bytes(2 * MB));
        body.close();
        assertThatThrownBy(body::open).isInstanceOf(IOException.class);
    }

    private static SpooledBody read(byte[] bytes) throws IOException {
        return SpooledBody.read(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(RememberedRequest.sha256().digest(bytes));
    }
}
