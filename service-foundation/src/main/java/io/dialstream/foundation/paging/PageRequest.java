package io.dialstream.foundation.paging;

import io.dialstream.foundation.problem.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** How many items are wanted (1 to 200, 50 unless told) and after which one. */
public record PageRequest(int limit, @Nullable Cursor after) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    /**
     * Reads the parameters of a list.
     *
     * @throws InvalidRequestException when one of them is out of range or unreadable
     */
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
            throw new InvalidRequestException("limit", "must be from 1 to " + MAX_LIMIT);
        }
        return new PageRequest(limit == null ? DEFAULT_LIMIT : limit, Cursor.decode(cursor));
    }
}
