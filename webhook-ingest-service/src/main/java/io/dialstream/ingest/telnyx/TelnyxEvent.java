package io.dialstream.ingest.telnyx;

import io.dialstream.ingest.provider.StatusCallback;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A webhook: {@code {"data":{"id","event_type","occurred_at","payload":{...}},"meta":{...}}}. */
final class TelnyxEvent {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final JsonNode data;
    private final JsonNode payload;

    private TelnyxEvent(JsonNode data) {
        this.data = data;
        this.payload = data.path("payload");
    }

    /** Reads with tolerance: what is no such thing has no fields. */
    static TelnyxEvent of(byte[] body) {
        return new TelnyxEvent(tree(body).path("data"));
    }

    private static JsonNode tree(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** Such as {@code call.answered}; empty when there is none. */
    String type() {
        return text(data, "event_type");
    }

    /** Empty when there is none. */
    String callControlId() {
        return text(payload, "call_control_id");
    }

    boolean isOfACall() {
        return !type().isBlank() && StatusCallback.isProviderCallId(callControlId());
    }

    /** A field of the payload; empty when there is none. */
    String field(String name) {
        return text(payload, name);
    }

    /** Whether it says that somebody calls us. */
    boolean isIncoming() {
        return field("direction").equals("incoming");
    }

    /** What we have given the call; null when there is none that we could have given. */
    @Nullable String clientState() {
        try {
            var bytes = Base64.getDecoder().decode(field("client_state"));
            return bytes.length == 0 ? null : new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** By Telnyx's clock; null when it cannot be read. */
    @Nullable Instant occurredAt() {
        try {
            return OffsetDateTime.parse(text(data, "occurred_at")).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** All fields of the payload and of the event; what has fields of its own is JSON. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        data.properties().forEach(field -> add(fields, field));
        payload.properties().forEach(field -> add(fields, field));
        return fields;
    }

    private static void add(Map<String, String> fields, Map.Entry<String, JsonNode> field) {
        var value = field.getValue();
        if (!field.getKey().equals("payload") && !value.isNull()) {
            fields.putIfAbsent(
                    field.getKey(), value.isValueNode() ? value.asString() : value.toString());
        }
    }

    private static String text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }
}
