package io.dialstream.dialer.provider.twilio;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Free text in a query made of unreserved characters only: a byte of its UTF-8 that is not one of
 * {@code A-Za-z0-9._-} becomes {@code ~} and two hex digits.
 */
final class UnreservedText {

    private static final char ESCAPE = '~';
    private static final String AS_THEY_ARE = "._-";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UnreservedText() {}

    static String encode(String text) {
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
}
