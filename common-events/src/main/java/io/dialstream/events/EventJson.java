package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of events as it lies in Kafka: every field is written, null ones too; times are ISO-8601
 * in UTC; fields that a reader does not know are ignored, so that fields can be added.
 */
public final class EventJson {

    /** What a record of a topic is read as. */
    private static final Map<String, Class<? extends Event>> TYPES =
            Map.of(
                    Topics.CAMPAIGN_EVENTS, CampaignEvent.class,
                    Topics.DIAL_COMMANDS, PlaceCall.class,
                    Topics.CALL_STATUS, CallStatusChanged.class,
                    Topics.CALL_STATUS_UNMATCHED, CallStatusChanged.class,
                    Topics.CAMPAIGN_STATS, CampaignStatsChanged.class,
                    Topics.CALL_RECORDS, CallRecorded.class);

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            value -> value.withValueInclusion(JsonInclude.Include.ALWAYS))
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                    .build();

    private EventJson() {}

    public static String write(Event event) {
        return MAPPER.writeValueAsString(event);
    }

    /**
     * Reads a record's value.
     *
     * @throws JacksonException when it is no JSON, or lacks a field that it must have
     * @throws IllegalArgumentException when no event belongs to the topic
     */
    public static Event read(String topic, String json) {
        var type = TYPES.get(topic);
        if (type == null) {
            throw new IllegalArgumentException("no event is read from topic " + topic);
        }
        var event = MAPPER.readValue(json, type);
        if (event == null) {
            throw new IllegalArgumentException("a null is no event");
        }
        return event;
    }
}
