package io.dialstream.foundation.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a service says of its API in OpenAPI, to be held against what it answers. An endpoint is
 * written {@code GET /things/{id}}.
 */
public final class Description {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry ->
                            registry.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));

    private static final Pattern CONTENT_TYPE = Pattern.compile("(?i)\ncontent-type: ([^;\r]+)");

    private final JsonNode api;
    private final JsonNode closedComponents;

    public Description(JsonNode api) {
        this.api = api;
        this.closedComponents = api.path("components").deepCopy();
        closedComponents.path("schemas").forEach(Description::close);
    }

    /** So that a field which is answered and not described is found, too. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties")) {
            object.put("additionalProperties", false);
        }
    }

    public Set<String> endpoints() {
        var endpoints = new TreeSet<String>();
        api.path("paths")
                .forEachEntry((path, methods) ->
                        methods.propertyNames()
                                .forEach(method -> endpoints.add(upper(method) + " " + path)));
        return endpoints;
    }

    private static String upper(String method) {
        return method.toUpperCase(Locale.ROOT);
    }

    private JsonNode endpoint(String endpoint) {
        var methodAndPath = endpoint.split(" ", 2);
        return api.path("paths")
                .path(methodAndPath[1])
                .path(methodAndPath[0].toLowerCase(Locale.ROOT));
    }

    public Collection<String> statuses(String endpoint) {
        return responses(endpoint).propertyNames();
    }

    private JsonNode responses(String endpoint) {
        return endpoint(endpoint).path("responses");
    }

    /** Parameters that say nothing of their values, so that no client can be generated. */
    public Collection<String> shapelessParameters() {
        return endpoints().stream()
                .flatMap(endpoint ->
                        endpoint(endpoint)
                                .path("parameters")
                                .valueStream()
                                .filter(it -> !it.path("schema").has("type") && !it.has("content"))
                                .map(it -> endpoint + ": " + it.path("name").asString()))
                .toList();
    }

    /** Schemas of requests, and of what is in them, that leave open what else there may be. */
    public Collection<String> openRequests() {
        return requestSchemas().stream()
                .filter(name -> schema(name).has("properties"))
                .filter(name -> schema(name).path("additionalProperties").asBoolean(true))
                .toList();
    }

    /** Fields of requests that may be null and yet must be there, which no request has to say. */
    public Collection<String> requiredNulls() {
        return requestSchemas().stream()
                .flatMap(name ->
                        schema(name)
                                .path("required")
                                .valueStream()
                                .map(JsonNode::asString)
                                .filter(field -> mayBeNull(schema(name), field))
                                .map(field -> name + "." + field))
                .toList();
    }

    private static boolean mayBeNull(JsonNode schema, String field) {
        return schema.path("properties")
                .path(field)
                .path("type")
                .valueStream()
                .anyMatch(type -> type.asString().equals("null"));
    }

    /** The names of what requests hold, and of what is in that. */
    private Set<String> requestSchemas() {
        var found = new TreeSet<String>();
        api.path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .forEach(endpoint -> addSchemas(endpoint.path("requestBody"), found));
        return found;
    }

    private void addSchemas(JsonNode from, Set<String> found) {
        from.findValuesAsString("$ref").stream()
                .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
                .filter(found::add)
                .forEach(name -> addSchemas(schema(name), found));
    }

    private JsonNode schema(String name) {
        return api.path("components").path("schemas").path(name);
    }

    /** The fields of a named schema. */
    public Collection<String> fields(String schema) {
        return schema(schema).path("properties").propertyNames();
    }

    public boolean takesBody(String endpoint) {
        return endpoint(endpoint).has("requestBody");
    }

    /** The status is described, and so are the type and every field of the answer. */
    public void holds(String endpoint, RawHttp.Answer answer) {
        var what = endpoint + " answers " + answer;
        assertThat(statuses(endpoint)).as(what).contains(Integer.toString(answer.status()));
        var response = responses(endpoint).path(Integer.toString(answer.status()));
        if (answer.body().isEmpty()) {
            assertThat(response.has("content")).as(what).isFalse();
            return;
        }
        var content = response.path("content");
        // Beside JSON there may be a table, for those who ask for one.
        assertThat(content.propertyNames())
                .as(what)
                .contains(contentType(answer))
                .isSubsetOf(contentType(answer), "text/csv");
        var schema = content.path(contentType(answer)).path("schema");
        assertThat(schema.isObject()).as(what).isTrue();
        assertThat(closed(schema).validate(answer.body(), InputFormat.JSON)).as(what).isEmpty();
        response.path("headers")
                .propertyNames()
                .forEach(header -> assertThat(answer.head()).as(what).contains(header + ":"));
    }

    private static String contentType(RawHttp.Answer answer) {
        var type = CONTENT_TYPE.matcher(answer.head());
        return type.find() ? type.group(1) : "";
    }

    private Schema closed(JsonNode schema) {
        var whole = JsonMapper.shared().createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", closedComponents);
        return REGISTRY.getSchema(whole.toString(), InputFormat.JSON);
    }
}
