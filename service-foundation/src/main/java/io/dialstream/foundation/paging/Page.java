package io.dialstream.foundation.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Some items of a list and where it goes on; {@code nextCursor} is null on the last page. */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * A page out of one item more than its limit: the surplus item only says that there is a next
     * page, which goes on after the last one shown.
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, Cursor> cursorOf) {
        if (oneMore.size() <= limit) {
            return new Page<>(oneMore, null);
        }
        var items = oneMore.subList(0, limit);
        return new Page<>(items, cursorOf.apply(items.getLast()).encoded());
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), nextCursor);
    }
}
