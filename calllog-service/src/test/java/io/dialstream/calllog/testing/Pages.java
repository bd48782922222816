package io.dialstream.calllog.testing;

import static java.util.Comparator.comparing;

import io.dialstream.foundation.paging.Cursor;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;

/** Pages of lists in memory, newest first. */
public final class Pages {

    private static final Comparator<Cursor> NEWEST_FIRST =
            comparing(Cursor::time).thenComparing(Cursor::id).reversed();

    private Pages() {}

    public static <T> Page<T> of(
            Stream<T> items, PageRequest request, Function<T, Cursor> cursorOf) {
        var after = request.after();
        var found =
                items.filter(item ->
                                after == null
                                        || NEWEST_FIRST.compare(cursorOf.apply(item), after) > 0)
                        .sorted(comparing(cursorOf, NEWEST_FIRST))
                        .limit(request.limit() + 1L)
                        .toList();
        return Page.of(found, request.limit(), cursorOf);
    }
}
