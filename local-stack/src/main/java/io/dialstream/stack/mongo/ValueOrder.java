package io.dialstream.stack.mongo;

import de.bwaldvogel.mongo.backend.ValueComparator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The order of values, as MongoDB has it. */
final class ValueOrder {

    private ValueOrder() {}

    /** -1, 0 or 1; of texts and times without looking up where their types stand. */
    static int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof String text && b instanceof String other) {
            return Integer.signum(text.compareTo(other));
        }
        if (a instanceof Instant time && b instanceof Instant other) {
            return Integer.signum(time.compareTo(other));
        }
        return Integer.signum(ValueComparator.asc().compare(a, b));
    }
}
