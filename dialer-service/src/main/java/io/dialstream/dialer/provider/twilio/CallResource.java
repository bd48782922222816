package io.dialstream.dialer.provider.twilio;

import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.events.CallStatus;
import io.dialstream.events.Reasons;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Twilio's Call resource as a {@link ProviderCall}. */
final class CallResource {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private CallResource() {}

    static ProviderCall read(JsonNode call) {
        var word = text(call, "status");
        var status = status(word);
        return new ProviderCall(
                text(call, "sid"),
                status,
                time(call, "date_created"),
                time(call, "end_time"),
                status == CallStatus.COMPLETED ? seconds(call, "duration") : null,
                reason(word),
                fields(call));
    }

    private static @Nullable CallStatus status(String word) {
        return switch (word) {
            case "queued", "initiated" -> CallStatus.DIALING;
            case "ringing" -> CallStatus.RINGING;
            case "in-progress" -> CallStatus.ANSWERED;
            case "completed" -> CallStatus.COMPLETED;
            case "busy" -> CallStatus.MISSED;
            case "no-answer" -> CallStatus.NO_ANSWER;
            case "failed", "canceled" -> CallStatus.FAILED;
            default -> null;
        };
    }

    /** The resource has no SIP response: why a call failed is known from its callback alone. */
    private static @Nullable String reason(String word) {
        return switch (word) {
            case "busy" -> Reasons.BUSY;
            case "canceled" -> Reasons.CANCELED;
            case "failed" -> Reasons.UNKNOWN;
            default -> null;
        };
    }

    /** RFC 2822, say {@code Tue, 10 Aug 2010 08:02:17 +0000}. */
    private static @Nullable Instant time(JsonNode call, String field) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text(call, field), Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Integer seconds(JsonNode call, String field) {
        var text = text(call, field);
        return SECONDS.matcher(text).matches() ? Integer.valueOf(text) : null;
    }

    private static String text(JsonNode call, String field) {
        return call.path(field).asString("");
    }

    /** What has a plain value; links and nulls are left out. */
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
