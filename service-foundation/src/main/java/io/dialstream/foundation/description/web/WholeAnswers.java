package io.dialstream.foundation.description.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Says that answers have all of their fields, null or not. Leaves a schema alone that says itself
 * what it requires, as those of requests do.
 */
class WholeAnswers implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
            api.getComponents().getSchemas().values().forEach(WholeAnswers::requireAll);
        }
    }

    private static void requireAll(Schema<?> schema) {
        if (schema.getRequired() == null && schema.getProperties() != null) {
            schema.setRequired(List.copyOf(schema.getProperties().keySet()));
        }
    }
}
