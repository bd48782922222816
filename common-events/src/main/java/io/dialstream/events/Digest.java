package io.dialstream.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A short name for a text: different texts have different ones. */
final class Digest {

    private static final int BYTES = 8;

    private Digest() {}

    /** The first 64 bits of the text's SHA-256, as 16 hexadecimal digits. */
    static String of(String text) {
        try {
            var all = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(all, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
