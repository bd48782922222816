package io.dialstream.foundation.description.web;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Says which fields can be null: those of a record that are {@code @Nullable}. A required field of
 * a request is nullable in our records only because they are read before they are checked.
 */
class NullableFields implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        var raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isRecord()) {
            var model = model(schema, context);
            Arrays.stream(raw.getRecordComponents())
                    .filter(NullableFields::isNullable)
                    .forEach(field -> allowNull(model, field.getName()));
        }
        return schema;
    }

    private static @Nullable Schema<?> model(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        return reference == null
                ? schema
                : context.getDefinedModels()
                        .get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static boolean isNullable(RecordComponent field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static void allowNull(@Nullable Schema<?> model, String field) {
        if (model == null || model.getProperties() == null || isRequired(model, field)) {
            return;
        }
        Schema<?> property = model.getProperties().get(field);
        if (property != null && property.getTypes() != null) {
            property.addType("null");
            allowNullAmongValues(property);
        }
    }

    private static boolean isRequired(Schema<?> model, String field) {
        return model.getRequired() != null && model.getRequired().contains(field);
    }

    private static <T> void allowNullAmongValues(Schema<T> property) {
        if (property.getEnum() != null && !property.getEnum().contains(null)) {
            var values = new ArrayList<@Nullable T>(property.getEnum());
            values.add(null);
            property.setEnum(values);
        }
    }
}
