package io.dialstream.campaigns.http;

import io.dialstream.foundation.connection.Connection;
import io.dialstream.foundation.problem.UnavailableException;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request's body, read once and digested on the way, to be read again: small ones lie in memory,
 * others in a file without a name, which is gone with the body or the process, however it ends.
 */
public final class SpooledBody implements Closeable {

    /** Whoever is not known makes no file. */
    static final int IN_MEMORY_BYTES = Connection.MAX_UNKNOWN_BODY_BYTES;

    private static final int CHUNK_BYTES = 1 << 16;

    private final byte[] memory;
    private final @Nullable FileChannel file;
    private final long size;
    private final String hash;

    private SpooledBody(byte[] memory, @Nullable FileChannel file, long size, String hash) {
        this.memory = memory;
        this.file = file;
        this.size = size;
        this.hash = hash;
    }

    /**
     * Reads a body to its end; how long it may be is for an earlier filter to say.
     *
     * @param place where there is room for it, also while it grows
     */
    static SpooledBody read(InputStream body, Spool.Place place) throws IOException {
        var digest = sha256();
        var digested = new DigestInputStream(body, digest);
        var head = digested.readNBytes(IN_MEMORY_BYTES);
        if (head.length < IN_MEMORY_BYTES) {
            return new SpooledBody(head, null, head.length, hex(digest.digest()));
        }
        var file = file();
        try {
            long size = spool(head, digested, file, place);
            return new SpooledBody(new byte[0], file, size, hex(digest.digest()));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    /** Its name is taken away as soon as it is open, so that a killed process leaves nothing. */
    private static FileChannel file() {
        var name = "dialstream-request-" + UUID.randomUUID() + ".body";
        try {
            return FileChannel.open(
                    Path.of(System.getProperty("java.io.tmpdir"), name),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static long spool(byte[] head, InputStream rest, FileChannel file, Spool.Place place)
            throws IOException {
        long size = 0;
        for (var chunk = head; chunk.length > 0; chunk = rest.readNBytes(CHUNK_BYTES)) {
            size += chunk.length;
            place.require(size);
            write(file, ByteBuffer.wrap(chunk));
        }
        return size;
    }

    private static void write(FileChannel file, ByteBuffer chunk) {
        try {
            while (chunk.hasRemaining()) {
                file.write(chunk);
            }
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static UnavailableException noRoom(IOException cause) {
        return new UnavailableException("There is no room for the request; try again.", cause);
    }

    /** SHA-256 of the bytes, hexadecimal. */
    public String hash() {
        return hash;
    }

    /** The body from its beginning, as often as it is asked for. */
    public InputStream open() throws IOException {
        return file == null ? new ByteArrayInputStream(memory) : new FromFile(file);
    }

    boolean isLarge() {
        return size >= Spool.LARGE_BYTES;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    /** Reads at a place of its own, and leaves the file open. */
    private static final class FromFile extends InputStream {

        private final FileChannel file;
        private long at;

        FromFile(FileChannel file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int read = file.read(ByteBuffer.wrap(buffer, offset, length), at);
            at += Math.max(0, read);
            return read;
        }
    }
}
