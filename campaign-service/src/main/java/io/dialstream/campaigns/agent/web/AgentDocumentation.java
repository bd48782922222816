package io.dialstream.campaigns.agent.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Says in the API's description that an agent talks in one way and not in two. */
@Component
class AgentDocumentation implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        Schema<?> agent =
                Objects.requireNonNull(api.getComponents().getSchemas().get("AgentRequest"));
        agent.setOneOf(List.of(one("message", "answerUrl"), one("answerUrl", "message")));
    }

    /** The one is there; the other is not, or null. */
    private static Schema<?> one(String given, String other) {
        var none = new Schema<>();
        none.addType("null");
        var text = new StringSchema();
        text.addType("string");
        var way = new ObjectSchema();
        way.addType("object");
        way.setRequired(List.of(given));
        return way.addProperty(given, text).addProperty(other, none);
    }
}
