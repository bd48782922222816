package io.dialstream.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A short name for a text: different texts have different ones. */
final class Digest {

    private static final int BYTES = 8;
    private static final int ID_BYTES = 16;

    private Digest() {}

    /** The first 64 bits of the text's SHA-256, as 16 hexadecimal digits. */
    static String of(String text) {
        return of(text, BYTES);
    }

    /** The first 128 bits, as 32 digits: for what is told from all others by it alone. */
    static String idOf(String text) {
        return of(text, ID_BYTES);
    }

    private static String of(String text, int bytes) {
        try {
            var all = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(all, bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
