package io.dialstream.campaigns.idempotency.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Objects;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Says in the API's description that every POST takes the header. */
@Component
class IdempotencyDocumentation implements GlobalOpenApiCustomizer {

    /** As it is read: HTTP takes the spaces around it away. */
    private static final String KEY = "^[!-~]([ -~]{0,253}[!-~])?$";

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .map(PathItem::getPost)
                .filter(Objects::nonNull)
                .forEach(IdempotencyDocumentation::describe);
    }

    private static Schema<String> key() {
        var key = new StringSchema();
        key.setPattern(KEY);
        return key;
    }

    private static void describe(Operation post) {
        post.getResponses()
                .putIfAbsent(
                        "409", new ApiResponse().description("See " + IdempotencyFilter.HEADER));
        post.addParametersItem(
                new HeaderParameter()
                        .name(IdempotencyFilter.HEADER)
                        .required(false)
                        .schema(key())
                        .description(
                                "For 24 hours, the same key and body give the first answer again;"
                                        + " another body is a 409."));
    }
}
