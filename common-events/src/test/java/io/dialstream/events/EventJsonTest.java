package io.dialstream.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventJsonTest {

    private static final String RINGING =
            EventJson.write(ringing(Instant.parse("2026-11-22T16:00:00Z")));

    private static CallStatusChanged ringing(Instant recordedAt) {
        return new CallStatusChanged(
                CallStatusChanged.eventId("call-1", CallStatus.RINGING),
                "call-1",
                "campaign-1",
                null,
                null,
                null,
                new PhoneNumber("+15005550017"),
                CallStatus.RINGING,
                null,
                recordedAt,
                "twilio",
                null,
                1,
                null,
                null,
                null,
                null,
                Map.of("CallStatus", "ringing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"call-status", "acme.call-status", "call-records-call-status"})
    void readsATopicWhateverItsPrefix(String topic) {
        assertThat(EventJson.read(topic, RINGING))
                .isEqualTo(ringing(Instant.parse("2026-11-22T16:00:00Z")));
    }

    private static Event read(String json) {
        return EventJson.read(Topics.CALL_STATUS, json);
    }

    /** The ringing call with one field set to other JSON. */
    private static String with(String field, String value) {
        var mapper = JsonMapper.shared();
        var call = (ObjectNode) mapper.readTree(RINGING);
        return call.set(field, mapper.readTree(value)).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T16:00:00Z",
                "2026-11-22T16:00:00.120Z",
                "2026-11-22T16:00:00.123Z",
                "2026-11-22T16:00:00.123456789Z"
            })
    void timesAreIsoInUtcAndKeepThePrecisionTheyWereGiven(String time) {
        var event = ringing(Instant.parse(time));
        var json = EventJson.write(event);
        assertThat(json).contains("\"recordedAt\":\"" + time + "\"");
        assertThat(read(json)).isEqualTo(event);
    }

    @Test
    void readsATimeWithAnOffsetAsTheSameInstant() {
        var json = with("recordedAt", "\"2026-11-22T18:00:00+02:00\"");
        assertThat(read(json).recordedAt()).isEqualTo(Instant.parse("2026-11-22T16:00:00Z"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    status       | "GHOST"
                    status       | ""
                    status       | "ringing"
                    status       | 2
                    recordedAt   | "yesterday"
                    recordedAt   | ""
                    sequence     | "1"
                    sequence     | 1.5
                    sequence     | 99999999999
                    leadReturned | "false"
                    leadReturned | 0
                    ending       | true
                    callId       | 5
                    callId       | true
                    phoneNumber  | 15005550017
                    phoneNumber  | {"e164": "+15005550017"}
                    """)
    void refusesAWrongValueAndNamesItsField(String field, String value) {
        assertThatThrownBy(() -> read(with(field, value)))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("[\"" + field + "\"]");
    }

    @Test
    void refusesAWrongPhoneNumberWithoutRepeatingIt() {
        assertThatThrownBy(() -> read(with("phoneNumber", "\"0049 170 5550017\"")))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("phoneNumber")
                .hasMessageNotContaining("5550017");
    }

    @ParameterizedTest
    @CsvSource({"null, data.CallStatus", "2, data"})
    void refusesDataThatIsNotText(String value, String named) {
        var json = RINGING.replace("\"CallStatus\":\"ringing\"", "\"CallStatus\":" + value);
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining(named);
    }

    @Test
    void refusesAFieldGivenTwice() {
        var json = RINGING.replace("\"callId\":", "\"callId\":\"call-2\",\"callId\":");
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("callId");
    }

    @Test
    void refusesMoreThanOneValue() {
        assertThatThrownBy(() -> read(RINGING + RINGING)).isInstanceOf(JacksonException.class);
        assertThat(read(RINGING + " \n")).isEqualTo(read(RINGING));
    }

    @Test
    void refusesDeepNestingEvenInAFieldItWouldIgnore() {
        var deep = "[".repeat(100_000) + "]".repeat(100_000);
        var json = RINGING.replace("\"callId\":", "\"ignored\":" + deep + ",\"callId\":");
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("nesting depth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "\"text\"", "{", "{}", "not json"})
    void refusesWhatIsNoEvent(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JacksonException.class);
    }

    @Test
    void refusesANull() {
        assertThatThrownBy(() -> read("null")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesATypeThatItDoesNotKnowByName() {
        var json = "{\"type\": \"CampaignRenamed\", \"campaignId\": \"campaign-1\"}";
        assertThatThrownBy(() -> EventJson.read(Topics.CAMPAIGN_EVENTS, json))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("CampaignRenamed");
    }

    @Test
    void readsFromUnmatchedWhatItReadsFromCallStatus() {
        assertThat(EventJson.read(Topics.CALL_STATUS_UNMATCHED, RINGING)).isEqualTo(read(RINGING));
    }

    @Test
    void readsFromNoOtherTopic() {
        assertThatThrownBy(() -> EventJson.read("orders", RINGING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("orders");
    }
}
