package io.dialstream.foundation.description.web;

import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.request.Ids;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Says of every endpoint what holds for all: the key, the pages of lists, what can go wrong and how
 * that looks. An endpoint's own annotations say only what is its own.
 */
class SharedDescription implements GlobalOpenApiCustomizer {

    private static final String KEY = "apiKey";

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        api.getComponents().addSecuritySchemes(KEY, bearer());
        api.setSecurity(List.of(new SecurityRequirement().addList(KEY)));
        Problems.describe(api.getComponents());
        api.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(List::stream)
                .forEach(SharedDescription::describe);
    }

    private static SecurityScheme bearer() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("Authorization: Bearer and an API key");
    }

    private static void describe(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(SharedDescription::describe);
        }
        var responses = new Responses(operation.getResponses());
        responses.add("400", "The request is not valid; errors names the fields");
        responses.add("401", "There is no key, or one that nobody has");
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().setRequired(true);
            responses.add("415", "The body does not say that it is JSON");
        }
        responses.add("503", "Something that is needed to answer is away; try again");
        responses.complete();
    }

    private static void describe(Parameter parameter) {
        switch (parameter.getName()) {
            case "limit" -> parameter.description("How many items are wanted").schema(limit());
            case "cursor" ->
                    parameter
                            .description("The nextCursor of the page before")
                            .schema(new StringSchema().minLength(1));
            default -> {
                if ("path".equals(parameter.getIn())
                        && parameter.getSchema().getPattern() == null) {
                    parameter.getSchema().setPattern(Ids.PATTERN);
                }
            }
        }
    }

    private static Schema<?> limit() {
        var limit = new IntegerSchema();
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
        limit.setDefault(PageRequest.DEFAULT_LIMIT);
        return limit;
    }
}
