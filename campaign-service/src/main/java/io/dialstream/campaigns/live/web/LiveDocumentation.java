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
        api.path("/ws/campaigns/{id}", new PathItem().get(one()));
        api.path("/ws/campaigns", new PathItem().get(all()));
    }

    private static Operation one() {
        var handshake = handshake("watch", "A WebSocket with a campaign's progress");
        handshake.getResponses().addApiResponse("404", of("The user has no such campaign"));
        return handshake
                .description(
                        "First a snapshot, then progress, call and status messages with a rising"
                                + " revision.")
                .addParametersItem(
                        new PathParameter().name("id").required(true).schema(new StringSchema()));
    }

    private static Operation all() {
        return handshake("watchAll", "A WebSocket with the user's campaigns as they move")
                .description(
                        "First a snapshot with the newest campaigns, then a status message for each"
                                + " that starts or makes another move.");
    }

    private static Operation handshake(String id, String summary) {
        return new Operation()
                .addTagsItem("Live")
                .operationId(id)
                .summary(summary)
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
                .addApiResponse("426", of("The request is no WebSocket handshake"))
                .addApiResponse("429", of("The user, or the service, has too many open sockets"));
    }

    private static ApiResponse of(String description) {
        return new ApiResponse().description(description);
    }
}
