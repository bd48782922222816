package io.dialstream.foundation.description.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Says that answers have all of their fields, null or not. Leaves those of requests alone, which
 * {@link ClosedRequests} has told apart: of them only what they require themselves must be there.
 */
class WholeAnswers implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
            api.getComponents().getSchemas().values().stream()
                    .filter(schema -> !ClosedRequests.isClosed(schema))
                    .forEach(WholeAnswers::requireAll);
        }
    }

    private static void requireAll(Schema<?> schema) {
        if (schema.getRequired() == null && schema.getProperties() != null) {
            schema.setRequired(List.copyOf(schema.getProperties().keySet()));
        }
    }
}
