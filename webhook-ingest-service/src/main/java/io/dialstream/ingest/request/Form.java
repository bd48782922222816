package io.dialstream.ingest.request;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an {@code application/x-www-form-urlencoded} body or of a query, in the order
 * received; a name may occur more than once. Reading is lenient: what is no percent sequence stands
 * for itself, so that reading never fails.
 */
public record Form(List<Field> fields) {

    private static final String BETWEEN_REPEATED_VALUES = ", ";

    /** A name with a value, either of which may be empty. */
    public record Field(String name, String value) {}

    public Form {
        fields = List.copyOf(fields);
    }

    public static Form parse(byte[] body) {
        var fields = new ArrayList<Field>();
        for (var pair : new String(body, StandardCharsets.ISO_8859_1).split("&", -1)) {
            if (!pair.isEmpty()) {
                fields.add(field(pair));
            }
        }
        return new Form(fields);
    }

    /** Reads a raw query; null is an empty one. */
    public static Form parseQuery(@Nullable String rawQuery) {
        return parse(rawQuery == null ? new byte[0] : rawQuery.getBytes(StandardCharsets.UTF_8));
    }

    private static Field field(String pair) {
        int equals = pair.indexOf('=');
        return equals < 0
                ? new Field(decode(pair), "")
                : new Field(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
    }

    /** {@code encoded} has one character for each byte of the body. */
    private static String decode(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            int escaped = c == '%' ? escapedByte(encoded, i + 1) : -1;
            if (escaped >= 0) {
                bytes.write(escaped);
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int escapedByte(String encoded, int at) {
        if (at + 2 > encoded.length()) {
            return -1;
        }
        int high = Character.digit(encoded.charAt(at), 16);
        int low = Character.digit(encoded.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    /** The first value of that name; null when there is none. */
    public @Nullable String first(String name) {
        for (var field : fields) {
            if (field.name().equals(name)) {
                return field.value();
            }
        }
        return null;
    }

    /** The values of that name in the order received. */
    public List<String> all(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .toList();
    }

    /** All fields in the order received; the values of a repeated name stand together. */
    public Map<String, String> asMap() {
        var joined = new LinkedHashMap<String, StringJoiner>();
        for (var field : fields) {
            joined.computeIfAbsent(field.name(), _ -> new StringJoiner(BETWEEN_REPEATED_VALUES))
                    .add(field.value());
        }
        var map = new LinkedHashMap<String, String>();
        joined.forEach((name, values) -> map.put(name, values.toString()));
        return map;
    }
}
