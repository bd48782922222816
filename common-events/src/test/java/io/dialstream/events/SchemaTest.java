package io.dialstream.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas say what the records say, and hold for what is really written. */
class SchemaTest {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    registry ->
                            registry.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));

    private static final List<Class<?>> TYPES = EventTypes.all();

    private static Schema schemaOf(Class<?> type) {
        var path = "/schemas/" + type.getSimpleName() + ".schema.json";
        var file = SchemaTest.class.getResourceAsStream(path);
        return REGISTRY.getSchema(Objects.requireNonNull(file, path), InputFormat.JSON);
    }

    private static JsonNode propertiesOf(Class<?> type) {
        return schemaOf(type).getSchemaNode().path("properties");
    }

    private static List<Error> violations(Class<?> type, JsonNode json) {
        return schemaOf(type).validate(json);
    }

    static Stream<Arguments> examples() {
        return ExampleEvents.byName().entrySet().stream()
                .map(example -> Arguments.of(example.getKey(), example.getValue().getClass()));
    }

    static Stream<Arguments> requiredFields() {
        return TYPES.stream()
                .flatMap(type ->
                        requiredFieldsOf(type).stream().map(field -> Arguments.of(type, field)));
    }

    private static List<String> requiredFieldsOf(Class<?> type) {
        return withType(type, EventTypes.requiredFields(type).stream()).toList();
    }

    /** Events that share a topic start with the name of their type. */
    private static Stream<String> withType(Class<?> type, Stream<String> fields) {
        return CampaignEvent.class.isAssignableFrom(type)
                ? Stream.concat(Stream.of("type"), fields)
                : fields;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void holdsForTheGoldenFile(String name, Class<?> type) {
        assertThat(violations(type, GoldenFile.of(name).tree())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void allowsFieldsThatALaterVersionAdds(String name, Class<?> type) {
        var later = GoldenFile.of(name).tree().put("addedLater", 1);
        assertThat(violations(type, later)).isEmpty();
    }

    @ParameterizedTest(name = "{0} without {1}")
    @MethodSource("requiredFields")
    void failsWithoutARequiredField(Class<?> type, String field) {
        var golden = GoldenFile.of(type.getSimpleName()).without(field);
        assertThat(violations(type, golden))
                .singleElement()
                .satisfies(error -> assertThat(error.getMessage()).contains("'" + field + "'"));
    }

    @ParameterizedTest(name = "{0} with {1} null")
    @MethodSource("requiredFields")
    void failsWhenARequiredFieldIsNull(Class<?> type, String field) {
        var golden = GoldenFile.of(type.getSimpleName()).tree();
        golden.putNull(field);
        assertThat(violations(type, golden)).isNotEmpty();
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void hasTheFieldsOfTheRecordInItsOrder(Class<?> type) {
        var fields = EventTypes.fields(type).map(EventTypes.Field::name);
        assertThat(propertiesOf(type).propertyNames())
                .containsExactlyElementsOf(withType(type, fields).toList());
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void requiresWhatTheRecordRequires(Class<?> type) {
        var required = schemaOf(type).getSchemaNode().path("required");
        assertThat(required.valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(requiredFieldsOf(type));
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void describesEveryField(Class<?> type) {
        assertThat(propertiesOf(type).properties())
                .allSatisfy(field ->
                        assertThat(field.getValue().path("description").asString(""))
                                .as(field.getKey())
                                .endsWith("."));
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void isCalledAsItsType(Class<?> type) {
        var schema = schemaOf(type).getSchemaNode();
        assertThat(schema.path("title").asString()).isEqualTo(type.getSimpleName());
        assertThat(schema.path("$id").asString())
                .isEqualTo("urn:dialstream:event:" + type.getSimpleName());
    }

    @ParameterizedTest
    @FieldSource("TYPES")
    void isASchemaItself(Class<?> type) {
        var metaSchema =
                REGISTRY.getSchema(
                        SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        assertThat(metaSchema.validate(schemaOf(type).getSchemaNode())).isEmpty();
    }

    @Test
    void describesTheFieldsOfAnAnswerToo() {
        var answer = propertiesOf(PlaceCall.class).path("answer").path("properties");
        assertThat(answer.propertyNames())
                .containsExactlyElementsOf(
                        EventTypes.fields(AnswerInstructions.class)
                                .map(EventTypes.Field::name)
                                .toList());
    }

    @Test
    void knowsEveryCallStatus() {
        var names = Stream.of(CallStatus.values()).map(Enum::name).toList();
        var status = propertiesOf(CallStatusChanged.class).path("status").path("enum");
        assertThat(status.valueStream().filter(JsonNode::isString).map(JsonNode::asString))
                .containsExactlyElementsOf(names);
    }

    @ParameterizedTest
    @ValueSource(classes = {CallStatusChanged.class, CallRecorded.class})
    void knowsEveryAnswerer(Class<?> type) {
        var names = Stream.of(AnsweredBy.values()).map(Enum::name).toList();
        var answeredBy = propertiesOf(type).path("answeredBy").path("enum");
        assertThat(answeredBy.valueStream().filter(JsonNode::isString).map(JsonNode::asString))
                .containsExactlyElementsOf(names);
    }

    @Test
    void knowsEveryWayToTreatAMachine() {
        var names = Stream.of(AnsweringMachine.values()).map(Enum::name).toList();
        var answer = propertiesOf(PlaceCall.class).path("answer").path("properties");
        var treated = answer.path("answeringMachine").path("enum");
        assertThat(treated.valueStream().filter(JsonNode::isString).map(JsonNode::asString))
                .containsExactlyElementsOf(names);
    }

    @Test
    void knowsEveryStateOfAnAccount() {
        var names = Stream.of(AccountState.values()).map(Enum::name).toList();
        var state = propertiesOf(ProviderAccountChanged.class).path("state").path("enum");
        assertThat(state.valueStream().filter(JsonNode::isString).map(JsonNode::asString))
                .containsExactlyElementsOf(names);
    }

    @Test
    void recordsOnlyFinalStatuses() {
        var names =
                Stream.of(CallStatus.values()).filter(CallStatus::isFinal).map(Enum::name).toList();
        var status = propertiesOf(CallRecorded.class).path("status").path("enum");
        assertThat(status.valueStream().map(JsonNode::asString)).containsExactlyElementsOf(names);
    }

    @ParameterizedTest(name = "{0}.{1} = {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    CampaignStarted      | type            | "CampaignStopped"
                    CampaignStarted      | eventId         | ""
                    CampaignStarted      | revision        | 0
                    CampaignStopped      | hangup          | "true"
                    PlaceCall            | phoneNumber     | "15005550017"
                    PlaceCall            | limit           | 0
                    PlaceCall            | answer          | {"answerUrl": null, "message": null}
                    PlaceCall            | answer          | {"answerUrl": "https://a.example", "message": "Hello."}
                    PlaceCall            | answer          | {}
                    PlaceCall            | fallbackProviders | "eu"
                    PlaceCall            | fallbackProviders | [1]
                    CallStatusChanged    | status          | "GHOST"
                    CallStatusChanged    | occurredAt      | "yesterday"
                    CallStatusChanged    | occurredAt      | 1700000000
                    CallStatusChanged    | sequence        | "2"
                    CallStatusChanged    | durationSeconds | -1
                    CallStatusChanged    | data            | {"SequenceNumber": 2}
                    CampaignStatsChanged | averageDuration | "42.4"
                    CallRecorded         | status          | "RINGING"
                    """)
    void failsOnAWrongValue(String name, String field, String value) {
        var golden = GoldenFile.of(name).tree();
        golden.set(field, JsonMapper.shared().readTree(value));
        var type = Objects.requireNonNull(ExampleEvents.byName().get(name)).getClass();
        assertThat(violations(type, golden)).isNotEmpty();
    }
}
