package io.dialstream.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The JSON is a public API: a golden file is never changed but by adding an optional field to it.
 */
class GoldenJsonTest {

    static Stream<Arguments> examples() {
        return ExampleEvents.byName().entrySet().stream()
                .map(example -> Arguments.of(example.getKey(), example.getValue()));
    }

    static Stream<Arguments> requiredFields() {
        return ExampleEvents.byName().entrySet().stream()
                .flatMap(example ->
                        EventTypes.requiredFields(example.getValue().getClass()).stream()
                                .map(field -> requiredField(example.getKey(), field)));
    }

    private static Arguments requiredField(String name, String field) {
        return Arguments.of(name, ExampleEvents.byName().get(name), field);
    }

    @Test
    void everyTypeOfEventHasAnExample() {
        assertThat(ExampleEvents.populated())
                .extracting(Event::getClass)
                .containsExactlyInAnyOrderElementsOf(eventClasses());
    }

    @SuppressWarnings("unchecked") // Leaves of a sealed hierarchy are its subtypes.
    private static Iterable<Class<? extends Event>> eventClasses() {
        return (Iterable<Class<? extends Event>>) (Iterable<?>) EventTypes.all();
    }

    @Test
    void everyTypeWithNullableFieldsHasAMinimalExample() {
        var types =
                EventTypes.all().stream()
                        .filter(type ->
                                EventTypes.fields(type).anyMatch(EventTypes.Field::isNullable))
                        .map(Class::getSimpleName);
        assertThat(ExampleEvents.minimal())
                .extracting(ExampleEvents::nameOf)
                .containsExactlyInAnyOrderElementsOf(types.toList());
    }

    @Test
    void populatedExamplesHaveNoNull() {
        for (var event : ExampleEvents.populated()) {
            assertThat(EventTypes.fields(event.getClass()))
                    .as(ExampleEvents.nameOf(event))
                    .allSatisfy(field -> assertThat(read(field, event)).isNotNull());
        }
    }

    @Test
    void minimalExamplesHaveEveryNull() {
        for (var event : ExampleEvents.minimal()) {
            assertThat(EventTypes.fields(event.getClass()).filter(EventTypes.Field::isNullable))
                    .as(ExampleEvents.nameOf(event))
                    .allSatisfy(field -> assertThat(read(field, event)).isNull());
        }
    }

    private static Object read(EventTypes.Field field, Event event) {
        try {
            return field.accessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(field.name(), e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void isWrittenAsTheGoldenFileSaysFieldByFieldAndInItsOrder(String name, Event event) {
        assertThat(EventJson.write(event)).isEqualTo(GoldenFile.of(name).tree().toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void isReadFromTheGoldenFile(String name, Event event) {
        assertThat(EventJson.read(event.topic(), GoldenFile.of(name).text())).isEqualTo(event);
    }

    /** As it was written before it named a provider account, and before it expired. */
    @Test
    void aCommandOfFormerTimesNamesNoAccountAndNeverExpires() {
        var former = EventJson.read(Topics.DIAL_COMMANDS, GoldenFile.former("PlaceCall").text());

        var command = (PlaceCall) former;
        assertThat(command.provider()).isNull();
        assertThat(command.fallbackProviders()).isNull();
        assertThat(command.notAfter()).isNull();
        assertThat(command.answer())
                .returns(null, AnswerInstructions::answeringMachine)
                .returns(null, AnswerInstructions::voicemailMessage)
                .returns(null, AnswerInstructions::optOutDigit)
                .returns(null, AnswerInstructions::optOutPrompt);
        assertThat(command.callId()).isEqualTo("b7c1d2e4-17-1");
    }

    /** As they were written before voicemail was told from success. */
    @Test
    void numbersOfFormerTimesKnowOfNoVoicemail() {
        var former = GoldenFile.former("CampaignStatsChanged").text();
        var today = GoldenFile.of("CampaignStatsChanged.minimal").text();

        assertThat(EventJson.read(Topics.CAMPAIGN_STATS, former))
                .isEqualTo(EventJson.read(Topics.CAMPAIGN_STATS, today));
    }

    /** As it was written before it said which call to its lead it is about. */
    @Test
    void aRecordOfFormerTimesNamesNoAttempt() {
        var former = EventJson.read(Topics.CALL_RECORDS, GoldenFile.former("CallRecorded").text());

        assertThat((CallRecorded) former)
                .returns(null, CallRecorded::attempt)
                .returns(null, CallRecorded::answeredBy);
    }

    /** As it was written before a dialer said how it stands with it. */
    @Test
    void anAccountOfFormerTimesHasNoState() {
        var former = GoldenFile.former("ProviderAccountChanged").text();
        var today = GoldenFile.of("ProviderAccountChanged.minimal").text();

        assertThat(EventJson.read(Topics.PROVIDER_ACCOUNTS, former))
                .isEqualTo(EventJson.read(Topics.PROVIDER_ACCOUNTS, today));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void isReadFromFieldsInTheReverseOrder(String name, Event event) {
        var golden = GoldenFile.of(name).tree();
        var reversed = GoldenFile.of(name).tree().removeAll();
        golden.propertyNames().stream()
                .toList()
                .reversed()
                .forEach(field -> reversed.set(field, golden.get(field)));
        assertThat(EventJson.read(event.topic(), reversed.toString())).isEqualTo(event);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void isReadAlthoughALaterVersionAddedFields(String name, Event event) {
        var later = GoldenFile.of(name).tree();
        later.put("addedLater", true).putObject("alsoAdded").putArray("deep").add(1);
        assertThat(EventJson.read(event.topic(), later.toString())).isEqualTo(event);
    }

    /** Whose ids are of their wording: there was no {@code ending} in it, and no verdict. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CallStatusChanged",
                "CallStatusChanged.minimal",
                "CallStatusChanged.initiated",
                "CallStatusChanged.completed"
            })
    void isReadFromWhatWasWrittenBeforeThereWereEndings(String name) {
        var former = GoldenFile.former(name);
        var today = GoldenFile.of(name).tree();
        today.set("eventId", former.tree().get("eventId"));
        today.putNull("answeredBy");
        today.putNull("ourNumber");
        assertThat(EventJson.write(EventJson.read(Topics.CALL_STATUS, former.text())))
                .isEqualTo(today.toString());
    }

    @Test
    void readsAnAbsentFieldAsANullOne() {
        for (var event : ExampleEvents.minimal()) {
            var earlier = GoldenFile.of(ExampleEvents.nameOf(event) + ".minimal").tree();
            earlier.removeIf(JsonNode::isNull);
            assertThat(EventJson.read(event.topic(), earlier.toString())).isEqualTo(event);
        }
    }

    @ParameterizedTest(name = "{0} without {2}")
    @MethodSource("requiredFields")
    void isRefusedByNameWithoutARequiredField(String name, Event event, String field) {
        var json = GoldenFile.of(name).without(field).toString();
        assertThatThrownBy(() -> EventJson.read(event.topic(), json))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining(field);
    }

    @ParameterizedTest(name = "{0} with {2} null")
    @MethodSource("requiredFields")
    void isRefusedByNameWhenARequiredFieldIsNull(String name, Event event, String field) {
        var golden = GoldenFile.of(name).tree();
        golden.putNull(field);
        assertThatThrownBy(() -> EventJson.read(event.topic(), golden.toString()))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining(field);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void namesItsTypeOnlyWhereATopicHasSeveral(String name, Event event) {
        var type = GoldenFile.of(name).tree().path("type").asString("");
        assertThat(type)
                .isEqualTo(event instanceof CampaignEvent ? ExampleEvents.nameOf(event) : "");
    }

    @Test
    void refusesACampaignEventWithoutItsType() {
        var json = GoldenFile.of("CampaignStarted").without("type").toString();
        assertThatThrownBy(() -> EventJson.read(Topics.CAMPAIGN_EVENTS, json))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("'type'");
    }

    @Test
    void writesAPhoneNumberAsAPlainString() {
        var call = Objects.requireNonNull(ExampleEvents.byName().get("PlaceCall"));
        assertThat(EventJson.write(call)).contains("\"phoneNumber\":\"+15005550017\"");
    }
}
