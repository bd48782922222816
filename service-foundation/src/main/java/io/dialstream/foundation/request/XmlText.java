package io.dialstream.foundation.request;

/**
 * Text that everything behind a request can hold. TwiML, which is XML 1.0, holds the least of them:
 * no control character but tab and the ends of lines, no unpaired surrogate (which has no UTF-8
 * either), neither U+FFFE nor U+FFFF.
 */
public final class XmlText {

    public static final String PROBLEM = "must not have characters that XML 1.0 does not know";

    private XmlText() {}

    public static boolean holds(String text) {
        int at = 0;
        while (at < text.length()) {
            int code = text.codePointAt(at);
            if (!isCharacter(code)) {
                return false;
            }
            at += Character.charCount(code);
        }
        return true;
    }

    /** Production 2 of XML 1.0. */
    private static boolean isCharacter(int code) {
        return code >= ' '
                ? code < Character.MIN_SURROGATE
                        || (code > Character.MAX_SURROGATE && code != 0xFFFE && code != 0xFFFF)
                : code == '\t' || code == '\n' || code == '\r';
    }
}
