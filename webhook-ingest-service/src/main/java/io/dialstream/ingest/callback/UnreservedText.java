package io.dialstream.ingest.callback;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Free text in a query made of unreserved characters only, as the dialer writes it: {@code ~} and
 * two hex digits stand for a byte of the text's UTF-8.
 */
final class UnreservedText {

    private static final char ESCAPE = '~';

    private UnreservedText() {}

    /** The text; null when this was not written that way. */
    static @Nullable String decode(String encoded) {
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
