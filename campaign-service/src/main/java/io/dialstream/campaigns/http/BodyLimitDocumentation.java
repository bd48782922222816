package io.dialstream.campaigns.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Says in the API's description what becomes of bodies that are too long or too slow. */
@Component
class BodyLimitDocumentation implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .flatMap(BodyLimitDocumentation::withBody)
                .forEach(BodyLimitDocumentation::describe);
    }

    private static Stream<Operation> withBody(PathItem path) {
        return Stream.of(path.getPost(), path.getPut(), path.getPatch()).filter(Objects::nonNull);
    }

    private static void describe(Operation operation) {
        operation
                .getResponses()
                .addApiResponse("408", new ApiResponse().description("The body came too slowly"))
                .addApiResponse("413", new ApiResponse().description("The body is too long"))
                .addApiResponse(
                        "429",
                        new ApiResponse()
                                .description(
                                        "Too many bodies, or new keys, at once; see Retry-After"));
    }
}
