package io.dialstream.foundation.description.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Says that what a request has must be known: a field with another name is refused. */
class ClosedRequests implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(List::stream)
                .map(Operation::getRequestBody)
                .filter(Objects::nonNull)
                .flatMap(body -> body.getContent().values().stream())
                .forEach(body -> close(body.getSchema(), api.getComponents()));
    }

    /** Fields that are requests themselves, too; a map's names are its user's. */
    private static void close(@Nullable Schema<?> given, Components components) {
        var schema = resolved(given, components);
        if (schema == null) {
            return;
        }
        close(schema.getItems(), components);
        if (schema.getProperties() != null && schema.getAdditionalProperties() == null) {
            schema.setAdditionalProperties(false);
            schema.getProperties().values().forEach(field -> close(field, components));
        }
    }

    static boolean isClosed(Schema<?> schema) {
        return Boolean.FALSE.equals(schema.getAdditionalProperties());
    }

    private static @Nullable Schema<?> resolved(@Nullable Schema<?> schema, Components components) {
        var reference = schema == null ? null : schema.get$ref();
        return reference == null
                ? schema
                : components.getSchemas().get(reference.substring(reference.lastIndexOf('/') + 1));
    }
}
