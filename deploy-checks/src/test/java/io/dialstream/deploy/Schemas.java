package io.dialstream.deploy;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.openapi.JSON;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Strict validation of Kubernetes objects. Built-in kinds go through the models that are generated
 * from Kubernetes' OpenAPI document; the custom kinds of Strimzi and of the Prometheus operator
 * through their own published models; those of KEDA and MongoDB, which publish none, through the
 * schemas in {@code resources/schemas}, which cover the fields that the chart uses.
 */
final class Schemas {

    private static final Map<String, Class<?>> MODELS =
            Map.of(
                    "kafka.strimzi.io/v1 Kafka", Kafka.class,
                    "kafka.strimzi.io/v1 KafkaNodePool", KafkaNodePool.class,
                    "kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class,
                    "monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class,
                    "monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class);
    private static final Set<String> OWN_SCHEMAS = Set.of("ScaledObject", "MongoDBCommunity");
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().disable(MapperFeature.ALLOW_COERCION_OF_SCALARS).build();
    private static final Gson GSON = new Gson();

    private Schemas() {}

    /** What is wrong with an object; nothing when it is valid. */
    static List<String> violations(Tree object) {
        var kind = object.at("apiVersion").text() + " " + object.at("kind").text();
        var model = MODELS.get(kind);
        if (model != null) {
            return ofModel(object, model);
        }
        return OWN_SCHEMAS.contains(object.at("kind").text())
                ? ofSchema(object)
                : ofBuiltIn(object);
    }

    private static List<String> ofBuiltIn(Tree object) {
        var json = GSON.toJsonTree(object.value());
        try {
            var model = builtIn(object);
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
            var read = JSON.getGson().toJsonTree(JSON.getGson().fromJson(json, model));
            return changed(json, read, "").toList();
        } catch (InvocationTargetException e) {
            return List.of(String.valueOf(e.getCause()));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return List.of(e.toString());
        }
    }

    /** What is another value once it was read: a text where a number belongs, for example. */
    private static Stream<String> changed(JsonElement given, JsonElement read, String path) {
        return switch (given) {
            case JsonObject object when read instanceof JsonObject kept ->
                    object.keySet().stream()
                            .flatMap(name ->
                                    changed(object.get(name), kept.get(name), path + "." + name));
            case JsonArray array
                    when read instanceof JsonArray kept && array.size() == kept.size() ->
                    IntStream.range(0, array.size())
                            .boxed()
                            .flatMap(i -> changed(array.get(i), kept.get(i), path + "[" + i + "]"));
            default ->
                    given.equals(read)
                            ? Stream.empty()
                            : Stream.of(path + " is read as " + read + " from " + given);
        };
    }

    private static Class<?> builtIn(Tree object) throws ClassNotFoundException {
        var apiVersion = object.at("apiVersion").text();
        var version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        return Class.forName(
                "io.kubernetes.client.openapi.models.V"
                        + version.substring(1)
                        + object.at("kind").text());
    }

    /** The models keep a field that they do not know, and write it again among the others. */
    private static List<String> ofModel(Tree object, Class<?> model) {
        try {
            var read = MAPPER.readValue(GSON.toJson(object.value()), model);
            return unknown(read, model.getSimpleName()).toList();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return List.of(e.getOriginalMessage());
        }
    }

    private static Stream<String> unknown(Object bean, String path) {
        return switch (bean) {
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .flatMap(entry ->
                                    entry.getValue() == null
                                            ? Stream.empty()
                                            : unknown(
                                                    entry.getValue(), path + "." + entry.getKey()));
            case List<?> list -> list.stream().flatMap(element -> unknown(element, path + "[]"));
            default -> isModel(bean) ? unknownOf(bean, path) : Stream.empty();
        };
    }

    private static boolean isModel(Object bean) {
        return bean.getClass().getPackageName().matches("io\\.(strimzi|fabric8)\\..*")
                && !bean.getClass().isEnum();
    }

    private static Stream<String> unknownOf(Object bean, String path) {
        return Stream.of(bean.getClass().getMethods())
                .filter(method -> method.getName().startsWith("get"))
                .filter(method -> method.getParameterCount() == 0)
                .filter(method -> !method.getName().equals("getClass"))
                .flatMap(method -> {
                    try {
                        var value = method.invoke(bean);
                        return method.getName().equals("getAdditionalProperties")
                                ? names(value, path)
                                : value == null
                                        ? Stream.empty()
                                        : unknown(value, path + "." + method.getName());
                    } catch (ReflectiveOperationException e) {
                        return Stream.empty();
                    }
                });
    }

    private static Stream<String> names(Object additional, String path) {
        return additional instanceof Map<?, ?> map
                ? map.keySet().stream().map(name -> path + " has no field " + name)
                : Stream.empty();
    }

    private static List<String> ofSchema(Tree object) {
        var file = "deploy-checks/src/test/resources/schemas/" + object.at("kind").text() + ".json";
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Project.text(file))
                .validate(GSON.toJson(object.value()), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
