package io.dialstream.campaigns.validation.web;

import io.dialstream.campaigns.idempotency.RememberedRequest;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A request's body, read once and digested on the way, to be read again: small ones lie in memory,
 * large ones in a temporary file that goes away on close.
 */
public final class SpooledBody implements Closeable {

    private static final int IN_MEMORY_BYTES = 1 << 20;

    private final byte[] memory;
    private final @Nullable Path file;
    private final String hash;

    private SpooledBody(byte[] memory, @Nullable Path file, String hash) {
        this.memory = memory;
        this.file = file;
        this.hash = hash;
    }

    /** Reads a body to its end; how long it may be is for an earlier filter to say. */
    public static SpooledBody read(InputStream body) throws IOException {
        var digest = RememberedRequest.sha256();
        var digested = new DigestInputStream(body, digest);
        var head = digested.readNBytes(IN_MEMORY_BYTES);
        var file = head.length < IN_MEMORY_BYTES ? null : spool(head, digested);
        var hash = HexFormat.of().formatHex(digest.digest());
        return new SpooledBody(file == null ? head : new byte[0], file, hash);
    }

    private static Path spool(byte[] head, InputStream rest) throws IOException {
        var file = Files.createTempFile("dialstream-request-", ".body");
        try (var out = Files.newOutputStream(file)) {
            out.write(head);
            rest.transferTo(out);
            return file;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** SHA-256 of the bytes, hexadecimal. */
    public String hash() {
        return hash;
    }

    /** The body from its beginning; closed by the caller. */
    public InputStream open() throws IOException {
        return file == null ? new ByteArrayInputStream(memory) : Files.newInputStream(file);
    }

    boolean isInFile() {
        return file != null;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
