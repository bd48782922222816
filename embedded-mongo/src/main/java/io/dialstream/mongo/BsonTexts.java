package io.dialstream.mongo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.h2.mvstore.WriteBuffer;

/**
 * Texts as BSON, written at once: nearly all keys in the file are texts, and with each change a
 * hundred of them are written again.
 */
final class BsonTexts {

    /** With more, the names of an array's elements have more than one digit. */
    static final int MOST_ELEMENTS = 10;

    private static final byte STRING = 2;
    private static final byte ARRAY = 4;

    /** A length, a type, a name of one letter, and what ends the name and the document. */
    private static final int AROUND_A_FIELD = Integer.BYTES + 1 + 2 + 1;

    private BsonTexts() {}

    /** The document {@code {field: text}}; the field's name is one letter. */
    static void write(WriteBuffer target, char field, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        putInt(target, AROUND_A_FIELD + sizeOf(bytes));
        putText(target, field, bytes);
        target.put((byte) 0);
    }

    /** The document {@code {field: [text, ...]}} with at most {@link #MOST_ELEMENTS} texts. */
    static void write(WriteBuffer target, char field, List<String> texts) {
        List<byte[]> all =
                texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
        int array = Integer.BYTES + 1;
        for (byte[] bytes : all) {
            array += 1 + 2 + sizeOf(bytes);
        }
        putInt(target, AROUND_A_FIELD + array);
        target.put(ARRAY).put((byte) field).put((byte) 0);
        putInt(target, array);
        for (int i = 0; i < all.size(); i++) {
            putText(target, (char) ('0' + i), all.get(i));
        }
        target.put((byte) 0).put((byte) 0);
    }

    private static int sizeOf(byte[] text) {
        return Integer.BYTES + text.length + 1;
    }

    private static void putText(WriteBuffer target, char name, byte[] text) {
        target.put(STRING).put((byte) name).put((byte) 0);
        putInt(target, text.length + 1);
        target.put(text).put((byte) 0);
    }

    /** BSON is little-endian, the file is not. */
    private static void putInt(WriteBuffer target, int number) {
        target.putInt(Integer.reverseBytes(number));
    }
}
