package io.dialstream.dialer.provider.plivo;

import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.events.CallStatus;
import io.dialstream.events.Reasons;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What Plivo shows of a call, as a {@link ProviderCall}. */
final class PlivoRecords {

    /** {@code 2022-06-28 19:39:05+05:30}, in the time zone of the console. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssXXX", Locale.ROOT);

    private PlivoRecords() {}

    /** One that waits to be dialled. */
    static ProviderCall queued(String id, JsonNode call) {
        return new ProviderCall(id, CallStatus.DIALING, null, null, null, null, fields(call));
    }

    /** One that rings or talks; its clock shows no time zone. */
    static ProviderCall live(String id, JsonNode call) {
        var status =
                switch (call.path("call_status").asString("")) {
                    case "ringing" -> CallStatus.RINGING;
                    case "in-progress" -> CallStatus.ANSWERED;
                    default -> null;
                };
        return new ProviderCall(id, status, null, null, null, null, fields(call));
    }

    /**
     * One that has ended (docs: The call object). It was answered if there is a time at which it
     * was; else the cause of the hang-up says how it ended.
     */
    static ProviderCall ended(String id, JsonNode call) {
        var answered = !call.path("answer_time").asString("").isEmpty();
        var cause = call.path("hangup_cause_code").asInt(0);
        return new ProviderCall(
                id,
                answered ? CallStatus.COMPLETED : unanswered(cause),
                time(call, "initiation_time"),
                time(call, "end_time"),
                answered ? seconds(call) : null,
                answered ? null : reason(cause),
                fields(call));
    }

    /** One that was cancelled before it was dialled. */
    static ProviderCall cancelled(String id) {
        return new ProviderCall(
                id, CallStatus.FAILED, null, null, null, Reasons.CANCELED, Map.of());
    }

    /** One that was hung up; its callback says how it ended. */
    static ProviderCall hungUp(String id) {
        return new ProviderCall(id, null, null, null, null, null, Map.of());
    }

    /** Docs: Hangup causes. */
    private static CallStatus unanswered(int cause) {
        return switch (cause) {
            case 3000 -> CallStatus.NO_ANSWER;
            case 3010 -> CallStatus.MISSED;
            default -> CallStatus.FAILED;
        };
    }

    private static @Nullable String reason(int cause) {
        return switch (cause) {
            case 3000 -> null;
            case 3010 -> Reasons.BUSY;
            case 1000 -> Reasons.CANCELED;
            case 2000, 2010, 2030, 2040 -> Reasons.provider(String.valueOf(cause));
            default -> Reasons.UNKNOWN;
        };
    }

    private static @Nullable Integer seconds(JsonNode call) {
        var seconds = call.path("call_duration").asInt(-1);
        return seconds < 0 ? null : seconds;
    }

    private static @Nullable Instant time(JsonNode call, String field) {
        try {
            return TIME.parse(call.path(field).asString(""), Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** What has a plain value. */
    private static Map<String, String> fields(JsonNode call) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : call.properties()) {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                fields.put(field.getKey(), field.getValue().asString());
            }
        }
        return fields;
    }
}
