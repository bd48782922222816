package io.dialstream.foundation.paging;

import io.dialstream.foundation.problem.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a list that is sorted by time and then by id goes on: after this item. Opaque to its users.
 */
public record Cursor(Instant time, String id) {

    private static final char SEPARATOR = '~';

    public String encoded() {
        var text = time.toString() + SEPARATOR + id;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a cursor as it was given out; null stays null.
     *
     * @throws InvalidRequestException when it was not given out by us
     */
    public static @Nullable Cursor decode(@Nullable String encoded) {
        if (encoded == null) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            int end = text.indexOf(SEPARATOR);
            // Stores count in milliseconds: a time that does not fit was never given out.
            long millis = Instant.parse(text.substring(0, end)).toEpochMilli();
            return new Cursor(Instant.ofEpochMilli(millis), text.substring(end + 1));
        } catch (RuntimeException e) {
            throw new InvalidRequestException("cursor", "is not one that a list has given out");
        }
    }
}
