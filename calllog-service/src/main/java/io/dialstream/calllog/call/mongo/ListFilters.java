package io.dialstream.calllog.call.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import io.dialstream.calllog.call.ListFilter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** A filter as conditions on documents that carry {@link CalleeFields}. */
public final class ListFilters {

    private ListFilters() {}

    public static List<Bson> of(ListFilter filter, String reasonField, String timeField) {
        return Stream.of(
                        wanted(filter.leadId(), id -> eq(CalleeFields.LEAD_ID, id)),
                        wanted(
                                filter.phoneNumber(),
                                number -> eq(CalleeFields.PHONE_NUMBER, number.e164())),
                        wanted(filter.reason(), reason -> eq(reasonField, reason)),
                        wanted(filter.from(), from -> gte(timeField, from)),
                        wanted(filter.to(), to -> lt(timeField, to)))
                .flatMap(List::stream)
                .toList();
    }

    /** The condition, when a value is wanted. */
    public static <T> List<Bson> wanted(@Nullable T value, Function<T, Bson> condition) {
        return value == null ? List.of() : List.of(condition.apply(value));
    }
}
