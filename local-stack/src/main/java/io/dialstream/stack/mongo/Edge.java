package io.dialstream.stack.mongo;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in an ordered index: an entry, or the edge before or after all entries that begin with
 * the same values.
 *
 * @param side -1 before them, 0 an entry itself, 1 after them
 * @param position the document an entry points to
 */
record Edge(KeyValue values, int side, Object position) {

    static Edge before(KeyValue values) {
        return new Edge(values, -1, Missing.getInstance());
    }

    static Edge after(KeyValue values) {
        return new Edge(values, 1, Missing.getInstance());
    }

    static Edge entry(KeyValue values, @Nullable Object position) {
        return new Edge(values, 0, Missing.ofNullable(position));
    }

    /**
     * Field by field in each field's direction, entries with equal values by position in the last
     * one's.
     */
    static Comparator<Edge> order(List<IndexKey> keys) {
        boolean ascendingTies = keys.getLast().isAscending();
        return (a, b) -> {
            int shared = Math.min(a.values.size(), b.values.size());
            for (int field = 0; field < shared; field++) {
                int order = compare(a.values.get(field), b.values.get(field));
                if (order != 0) {
                    return keys.get(field).isAscending() ? order : -order;
                }
            }
            int order = Integer.compare(a.side, b.side);
            if (order != 0) {
                return order;
            }
            int tie = compare(a.position, b.position);
            return ascendingTies ? tie : -tie;
        };
    }

    /** As MongoDB orders values; texts and times without looking up where their types stand. */
    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof String text && b instanceof String other) {
            return text.compareTo(other);
        }
        if (a instanceof Instant time && b instanceof Instant other) {
            return time.compareTo(other);
        }
        return ValueComparator.asc().compare(a, b);
    }
}
