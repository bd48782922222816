package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
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

    /** A field of the JSON: a component, or what is only derived from them. */
    record Field(String name, boolean isNullable, Method accessor) {}

    /** In the order in which they are written: that of what they are read with. */
    static Stream<Field> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(JsonCreator.class))
                .findAny()
                .map(creator -> Arrays.stream(creator.getParameters()).map(it -> field(type, it)))
                .orElseGet(() -> Arrays.stream(type.getRecordComponents()).map(EventTypes::field));
    }

    private static Field field(RecordComponent component) {
        var type = component.getAnnotatedType();
        return new Field(
                component.getName(),
                type.isAnnotationPresent(Nullable.class),
                component.getAccessor());
    }

    private static Field field(Class<?> type, Parameter parameter) {
        try {
            return new Field(
                    parameter.getName(),
                    parameter.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    type.getDeclaredMethod(parameter.getName()));
        } catch (NoSuchMethodException e) {
            throw new LinkageError(parameter.getName(), e);
        }
    }

    static List<String> requiredFields(Class<?> type) {
        return fields(type).filter(field -> !field.isNullable()).map(Field::name).toList();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        var permitted = type.getPermittedSubclasses();
        return permitted == null
                ? Stream.of(type)
                : Arrays.stream(permitted).flatMap(EventTypes::leaves);
    }
}
