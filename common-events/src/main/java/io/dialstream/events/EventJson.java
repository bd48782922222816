package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The JSON of events as it lies in Kafka: every field is written in the order of the record, null
 * ones too; times are ISO-8601 in UTC. A reader ignores fields that it does not know, so that
 * fields can be added, and refuses what it would have to guess: a missing number or flag, a number
 * for a word, a field given twice, more than one value.
 */
public final class EventJson {

    /** What a record of a topic is read as. */
    private static final Map<String, Class<? extends Event>> TYPES =
            Map.ofEntries(
                    Map.entry(Topics.CAMPAIGN_EVENTS, CampaignEvent.class),
                    Map.entry(Topics.DIAL_COMMANDS, PlaceCall.class),
                    Map.entry(Topics.CALL_STATUS, CallStatusChanged.class),
                    Map.entry(Topics.CALL_STATUS_UNMATCHED, CallStatusChanged.class),
                    Map.entry(Topics.CAMPAIGN_PROGRESS, LeadProgressChanged.class),
                    Map.entry(Topics.CAMPAIGN_STATS, CampaignStatsChanged.class),
                    Map.entry(Topics.CALL_RECORDS, CallRecorded.class),
                    Map.entry(Topics.OPT_OUTS, CalleeOptedOut.class),
                    Map.entry(Topics.PROVIDER_ACCOUNTS, ProviderAccountChanged.class),
                    Map.entry(Topics.NUMBER_ROUTES, NumberRouteChanged.class),
                    Map.entry(Topics.INCOMING_CALLS, IncomingCallChanged.class),
                    Map.entry(Topics.CALL_RETURNS, CallReturned.class));

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            value -> value.withValueInclusion(JsonInclude.Include.ALWAYS))
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .withCoercionConfig(LogicalType.Textual, EventJson::refuseNumbers)
                    .build();

    private EventJson() {}

    private static void refuseNumbers(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    public static String write(Event event) {
        return MAPPER.writeValueAsString(event);
    }

    /**
     * Reads a record's value.
     *
     * @param topic with or without the prefix of an installation
     * @throws JacksonException when it is no JSON, or lacks a field that it must have
     * @throws IllegalArgumentException when no event belongs to the topic
     */
    public static Event read(String topic, String json) {
        var type = TYPES.get(Topics.withoutPrefix(topic));
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
