package io.dialstream.foundation.callback;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Free text in the query of a callback address, made of unreserved characters only, so that nobody
 * on its way encodes it anew: a byte of its UTF-8 that is not one of {@code A-Za-z0-9._-} becomes
 * {@code ~} and two hex digits.
 */
public final class UnreservedText {

    private static final char ESCAPE = '~';
    private static final String AS_THEY_ARE = "._-";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UnreservedText() {}

    public static String encode(String text) {
        var encoded = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved((char) (b & 0xFF))) {
                encoded.append((char) b);
            } else {
                encoded.append(ESCAPE).append(HEX.toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || AS_THEY_ARE.indexOf(c) >= 0;
    }

    /** The text; null when this was not written that way. */
    public static @Nullable String decode(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        var literal = encoded.split(String.valueOf(ESCAPE), -1);
        bytes.writeBytes(literal[0].getBytes(StandardCharsets.UTF_8));
        for (int i = 1; i < literal.length; i++) {
            int escaped = escapedByte(literal[i]);
            if (escaped < 0) {
                return null;
            }
            bytes.write(escaped);
            bytes.writeBytes(literal[i].substring(2).getBytes(StandardCharsets.UTF_8));
        }
        return text(bytes.toByteArray());
    }

    private static int escapedByte(String text) {
        if (text.length() < 2) {
            return -1;
        }
        int high = Character.digit(text.charAt(0), 16);
        int low = Character.digit(text.charAt(1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static @Nullable String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
