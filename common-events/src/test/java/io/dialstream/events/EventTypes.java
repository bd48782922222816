package io.dialstream.events;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the compiler knows about the events: their types, and which fields may be null. */
final class EventTypes {

    private EventTypes() {}

    /** Every record that can be written to a topic. */
    static List<Class<?>> all() {
        return leaves(Event.class).toList();
    }

    static Stream<RecordComponent> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents());
    }

    static boolean isNullable(RecordComponent field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    static List<String> requiredFields(Class<?> type) {
        return fields(type)
                .filter(field -> !isNullable(field))
                .map(RecordComponent::getName)
                .toList();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        var permitted = type.getPermittedSubclasses();
        return permitted == null
                ? Stream.of(type)
                : Arrays.stream(permitted).flatMap(EventTypes::leaves);
    }
}
