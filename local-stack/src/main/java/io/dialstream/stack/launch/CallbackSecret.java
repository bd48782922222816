package io.dialstream.stack.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * What the dialer and the ingest prove callbacks with: the caller's, or one made up and kept in the
 * data folder, so that calls that live while the stack is away are known again.
 */
final class CallbackSecret {

    static final String NAME = "DIALSTREAM_CALLBACK_SECRET";

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int BYTES = 32;

    private CallbackSecret() {}

    static String of(Map<String, String> environment, Path file) {
        String callers = environment.getOrDefault(NAME, "");
        if (!callers.isBlank()) {
            return callers;
        }
        try {
            return Files.exists(file) ? Files.readString(file).strip() : write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(next, OWNER_ONLY);
        Files.writeString(next, secret);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        return secret;
    }
}
