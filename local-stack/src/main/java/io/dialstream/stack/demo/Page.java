package io.dialstream.stack.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param <T> what it is a list of
 */
interface Page<T> {

    List<T> items();

    /** Where the next one begins; null after the last. */
    @Nullable String nextCursor();
}
