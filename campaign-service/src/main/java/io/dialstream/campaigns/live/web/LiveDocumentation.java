package io.dialstream.campaigns.live.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes the handshake of the WebSocket, which no controller answers. */
@Component
class LiveDocumentation implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        api.path("/ws/campaigns/{id}", new PathItem().get(handshake()));
    }

    private static Operation handshake() {
        return new Operation()
                .addTagsItem("Live")
                .operationId("watch")
                .summary("A WebSocket with a campaign's progress")
                .description(
                        "First a snapshot, then progress, call and status messages with a rising"
                                + " revision.")
                .addParametersItem(
                        new PathParameter().name("id").required(true).schema(new StringSchema()))
                .addParametersItem(
                        new QueryParameter()
                                .name("access_token")
                                .schema(new StringSchema())
                                .description("The API key, where no header can be set"))
                .responses(responses());
    }

    private static ApiResponses responses() {
        return new ApiResponses()
                .addApiResponse("101", of("The socket is open"))
                .addApiResponse("403", of("A page of a foreign origin asks"))
                .addApiResponse("404", of("The user has no such campaign"))
                .addApiResponse("426", of("The request is no WebSocket handshake"))
                .addApiResponse("429", of("The user, or the service, has too many open sockets"));
    }

    private static ApiResponse of(String description) {
        return new ApiResponse().description(description);
    }
}
