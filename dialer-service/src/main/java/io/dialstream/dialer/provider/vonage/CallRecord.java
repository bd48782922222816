package io.dialstream.dialer.provider.vonage;

import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.Reasons;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call as Vonage keeps it (docs: Voice API reference, Get detail of a specific call). When it was
 * created is not in there: the start time may be that of the answer.
 */
final class CallRecord {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private CallRecord() {}

    static ProviderCall read(JsonNode call) {
        var word = text(call, "status");
        var seconds = seconds(call);
        var talked = seconds != null && seconds > 0;
        return new ProviderCall(
                text(call, "uuid"),
                word.equals("completed") && !talked ? null : status(word),
                null,
                time(text(call, "end_time")),
                word.equals("completed") && talked ? seconds : null,
                reason(word, talked),
                fields(call));
    }

    private static @Nullable CallStatus status(String word) {
        return switch (word) {
            case "started" -> CallStatus.DIALING;
            case "ringing" -> CallStatus.RINGING;
            case "answered", "human", "machine" -> CallStatus.ANSWERED;
            case "completed" -> CallStatus.COMPLETED;
            case "busy" -> CallStatus.MISSED;
            case "timeout", "unanswered" -> CallStatus.NO_ANSWER;
            case "failed", "rejected", "cancelled" -> CallStatus.FAILED;
            default -> null;
        };
    }

    /** Completed is also what follows busy and the like: without seconds it says only that. */
    private static @Nullable String reason(String word, boolean talked) {
        return switch (word) {
            case "completed" -> talked ? null : Reasons.ENDED;
            case "busy" -> Reasons.BUSY;
            case "cancelled" -> Reasons.CANCELED;
            case "failed", "rejected" -> Reasons.UNKNOWN;
            default -> null;
        };
    }

    /** Whether it is between these numbers. */
    static boolean isBetween(JsonNode call, PhoneNumber from, PhoneNumber to) {
        return number(call.path("from")).equals(CallOrders.digits(from))
                && number(call.path("to")).equals(CallOrders.digits(to));
    }

    /** An endpoint, or a list with one. */
    private static String number(JsonNode endpoint) {
        var one = endpoint.isArray() ? endpoint.path(0) : endpoint;
        var number = one.isObject() ? text(one, "number") : one.asString("");
        return number.startsWith("+") ? number.substring(1) : number;
    }

    private static @Nullable Integer seconds(JsonNode call) {
        var text = text(call, "duration");
        return SECONDS.matcher(text).matches() ? Integer.valueOf(text) : null;
    }

    /** ISO 8601, with the zone left out for UTC, or a blank in place of the T. */
    private static @Nullable Instant time(String text) {
        try {
            var parsed =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                            text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    /** What has a plain value; links, endpoints and nulls are left out. */
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
