package io.dialstream.campaigns.agent.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Says in the API's description that an agent talks in one way and not in two, and that only a
 * message goes with a key, and only a key with words about it.
 */
@Component
class AgentDocumentation implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        Schema<?> agent =
                Objects.requireNonNull(api.getComponents().getSchemas().get("AgentRequest"));
        agent.setOneOf(
                List.of(
                        way(List.of("message"), List.of("answerUrl", "optOutText")),
                        way(List.of("message", "optOutDigit", "optOutText"), List.of("answerUrl")),
                        way(
                                List.of("answerUrl"),
                                List.of("message", "optOutDigit", "optOutText"))));
    }

    /** These are there; the others are not, or null. */
    private static Schema<?> way(List<String> given, List<String> others) {
        var way = new ObjectSchema();
        way.addType("object");
        way.setRequired(given);
        given.forEach(name -> way.addProperty(name, text()));
        others.forEach(name -> way.addProperty(name, none()));
        return way;
    }

    private static Schema<?> text() {
        var text = new StringSchema();
        text.addType("string");
        return text;
    }

    private static Schema<?> none() {
        var none = new Schema<>();
        none.addType("null");
        return none;
    }
}
