package io.dialstream.campaigns.history;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit 1 to 200
 * @param cursor what the page before has given out; null for the first
 */
public record PagePosition(int limit, @Nullable String cursor) {

    /** As many as there may be, from the start. */
    public static PagePosition first() {
        return new PagePosition(200, null);
    }
}
