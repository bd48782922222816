package io.dialstream.mongo;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in an ordered index: an entry, or the edge before or after all entries that begin with
 * the same values. There is one for each document and index, so it is as small as can be.
 */
final class Edge {

    private static final byte BEFORE = -1;
    private static final byte ENTRY = 0;
    private static final byte AFTER = 1;

    private final @Nullable Object[] values;
    private final byte side;
    private final Object position;

    private Edge(@Nullable Object[] values, byte side, Object position) {
        this.values = values;
        this.side = side;
        this.position = position;
    }

    static Edge before(KeyValue key) {
        return new Edge(values(key), BEFORE, Missing.getInstance());
    }

    static Edge after(KeyValue key) {
        return new Edge(values(key), AFTER, Missing.getInstance());
    }

    static Edge entry(KeyValue key, @Nullable Object position) {
        return entry(values(key), position);
    }

    /** An entry of values that are normalized; the array is the entry's own from now on. */
    static Edge entry(@Nullable Object[] values, @Nullable Object position) {
        return new Edge(values, ENTRY, Missing.ofNullable(position));
    }

    private static @Nullable Object[] values(KeyValue key) {
        return key.stream().toArray();
    }

    KeyValue key() {
        return new KeyValue(values);
    }

    /** The document an entry points to. */
    Object position() {
        return position;
    }

    /**
     * Field by field in each field's direction, entries with equal values by position in the last
     * one's.
     */
    static Comparator<Edge> order(List<IndexKey> keys) {
        int[] directions = keys.stream().mapToInt(key -> key.isAscending() ? 1 : -1).toArray();
        int tieDirection = directions[directions.length - 1];
        return (a, b) -> {
            int shared = Math.min(a.values.length, b.values.length);
            for (int field = 0; field < shared; field++) {
                int order = ValueOrder.compare(a.values[field], b.values[field]);
                if (order != 0) {
                    return order * directions[field];
                }
            }
            int order = Byte.compare(a.side, b.side);
            return order != 0 ? order : ValueOrder.compare(a.position, b.position) * tieDirection;
        };
    }
}
