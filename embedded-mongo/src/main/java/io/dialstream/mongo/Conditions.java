package io.dialstream.mongo;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every match of a query must satisfy, field by field; the top level and everything below its
 * {@code $and}s.
 */
record Conditions(Map<String, @Nullable Object> byField) {

    static Conditions of(Document query) {
        Map<String, @Nullable Object> byField = new LinkedHashMap<>();
        collect(query, byField);
        return new Conditions(byField);
    }

    private static void collect(Document query, Map<String, @Nullable Object> byField) {
        query.forEach((field, condition) -> {
            if (field.equals("$and") && condition instanceof Collection<?> all) {
                all.forEach(each -> collect((Document) each, byField));
            } else if (!field.startsWith("$")) {
                byField.putIfAbsent(field, condition);
            }
        });
    }

    /**
     * The values of which the field must have one, when the query says so by equality or {@code
     * $in}.
     */
    Optional<List<@Nullable Object>> valuesOf(String field) {
        if (!byField.containsKey(field)) {
            return Optional.empty();
        }
        @Nullable Object condition = byField.get(field);
        if (condition instanceof Document operators) {
            return operands(operators);
        }
        return isScalar(condition) ? Optional.of(listOf(condition)) : Optional.empty();
    }

    /** The operand of a comparison of this field, say {@code $gt}. */
    Optional<Object> bound(String field, String operator) {
        return byField.get(field) instanceof Document operators
                ? Optional.ofNullable(operators.get(operator)).filter(Conditions::isScalar)
                : Optional.empty();
    }

    private static Optional<List<@Nullable Object>> operands(Document operators) {
        if (operators.containsKey("$eq") && isScalar(operators.get("$eq"))) {
            return Optional.of(listOf(operators.get("$eq")));
        }
        if (operators.get("$in") instanceof Collection<?> values
                && values.stream().allMatch(Conditions::isScalar)) {
            return Optional.of(new ArrayList<@Nullable Object>(values));
        }
        return Optional.empty();
    }

    private static List<@Nullable Object> listOf(@Nullable Object value) {
        return Collections.singletonList(value);
    }

    private static boolean isScalar(@Nullable Object value) {
        return !(value instanceof Document
                || value instanceof Collection
                || value instanceof BsonRegularExpression);
    }
}
