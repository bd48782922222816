package io.dialstream.events;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The AsyncAPI document names what there is. That it is one at all is for AsyncAPI's own parser to
 * say, see AsyncApiIT of deploy-checks.
 */
class AsyncApiTest {

    private static final JsonNode DOCUMENT = document();
    private static final JsonNode MESSAGES = DOCUMENT.path("components").path("messages");
    private static final String DEAD_LETTERS = "dead-letters";

    private static JsonNode document() {
        try (var file = AsyncApiTest.class.getResourceAsStream("/asyncapi.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> topics() {
        return Stream.of(Topics.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(AsyncApiTest::value)
                .collect(toSet());
    }

    private static String value(Field topic) {
        try {
            return (String) topic.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void hasEveryTopicAndItsDeadLetters() {
        var deadLetters = DOCUMENT.path("channels").path(DEAD_LETTERS);
        var addresses = new TreeSet<>(topics());
        addresses.add(Topics.deadLetters("{topic}"));

        assertThat(DOCUMENT.path("channels").valueStream())
                .extracting(channel -> channel.path("address").asString())
                .containsExactlyInAnyOrderElementsOf(addresses);
        assertThat(deadLetters.path("parameters").path("topic").path("enum").valueStream())
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrderElementsOf(topics());
    }

    @Test
    void saysWhatLiesInEachTopic() {
        var expected =
                ExampleEvents.byName().values().stream()
                        .collect(
                                groupingBy(
                                        Event::topic,
                                        mapping(it -> it.getClass().getSimpleName(), toSet())));
        expected.put(Topics.CALL_STATUS_UNMATCHED, Set.of(CallStatusChanged.class.getSimpleName()));

        for (var channel : DOCUMENT.path("channels").properties()) {
            var messages = channel.getValue().path("messages");
            assertThat(messages.properties())
                    .allSatisfy(message ->
                            assertThat(message.getValue().path("$ref").asString())
                                    .isEqualTo("#/components/messages/" + message.getKey()));
            if (!channel.getKey().equals(DEAD_LETTERS)) {
                assertThat(messages.propertyNames())
                        .containsExactlyInAnyOrderElementsOf(expected.get(channel.getKey()));
            }
        }
    }

    @Test
    void everyEventIsAMessageWithItsSchema() {
        for (var type : EventTypes.all()) {
            var message = MESSAGES.path(type.getSimpleName());
            var schema = "schemas/" + type.getSimpleName() + ".schema.json";
            assertThat(message.path("name").asString())
                    .isEqualTo("io.dialstream." + type.getSimpleName());
            assertThat(message.path("payload").path("$ref").asString()).isEqualTo("./" + schema);
            assertThat(AsyncApiTest.class.getResource("/" + schema)).isNotNull();
        }
        assertThat(MESSAGES.size()).isEqualTo(EventTypes.all().size() + 1);
    }

    /** They lie in their topics by these, see {@link Event#key()}. */
    @Test
    void saysWhatTheKeysAre() {
        for (var event : ExampleEvents.byName().values()) {
            var key =
                    MESSAGES.path(event.getClass().getSimpleName())
                            .path("bindings")
                            .path("kafka")
                            .path("key")
                            .path("description")
                            .asString();
            assertThat(key)
                    .isIn(
                            "The campaignId.",
                            "The campaignId, or the callId of a call outside any campaign.",
                            "The id of the account.",
                            "The number, E.164.",
                            "The callId.");
        }
    }

    @Test
    void everyTopicIsWritten() {
        assertThat(DOCUMENT.path("operations").valueStream())
                .allSatisfy(it -> assertThat(it.path("action").asString()).isEqualTo("send"))
                .extracting(it -> it.path("channel").path("$ref").asString())
                .containsExactlyInAnyOrderElementsOf(
                        DOCUMENT.path("channels").propertyNames().stream()
                                .map(name -> "#/channels/" + name)
                                .toList());
    }

    @Test
    void hasTheHeadersOfTheReadme() throws IOException {
        var headers =
                Pattern.compile("(?m)^\\| `(ce_\\w+|content-type|traceparent)` \\|")
                        .matcher(Files.readString(Path.of("README.md")))
                        .results()
                        .map(row -> row.group(1));

        assertThat(
                        DOCUMENT.path("components")
                                .path("schemas")
                                .path("headers")
                                .path("properties")
                                .propertyNames())
                .containsExactlyElementsOf(headers.toList());
    }
}
