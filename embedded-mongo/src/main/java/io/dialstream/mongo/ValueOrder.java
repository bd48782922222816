package io.dialstream.mongo;

import de.bwaldvogel.mongo.backend.ValueComparator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The order of values, as MongoDB has it. */
final class ValueOrder {

    private ValueOrder() {}

    /**
     * -1, 0 or 1; what is the same object is not looked at, and of texts and times not where their
     * types stand.
     */
    @SuppressWarnings("ReferenceEquality") // Of what is equal, most is the same object.
    static int compare(@Nullable Object a, @Nullable Object b) {
        if (a == b) {
            return 0;
        }
        if (a instanceof String text && b instanceof String other) {
            return Integer.signum(text.compareTo(other));
        }
        if (a instanceof Instant time && b instanceof Instant other) {
            return Integer.signum(time.compareTo(other));
        }
        return Integer.signum(ValueComparator.asc().compare(a, b));
    }
}
