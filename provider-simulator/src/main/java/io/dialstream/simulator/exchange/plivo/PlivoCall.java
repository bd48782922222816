package io.dialstream.simulator.exchange.plivo;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Plivo shows of a call. It is in the queue until it rings and has only the id of its request
 * there; then it is live; a while after it has ended there is a record, and in between nothing.
 */
final class PlivoCall {

    /** How long after the end of a call; nobody says how long it takes at Plivo. */
    static final Duration RECORDED_AFTER = Duration.ofMinutes(1);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private PlivoCall() {}

    /** A number without its plus sign. */
    static String digits(String number) {
        return number.replace("+", "");
    }

    static String direction(Call call) {
        return call.isIncoming() ? "inbound" : "outbound";
    }

    static boolean isQueued(Call call) {
        return call.status() == CallStatus.QUEUED || call.status() == CallStatus.INITIATED;
    }

    static boolean isLive(Call call) {
        return call.isLive() && !isQueued(call);
    }

    static Map<String, @Nullable Object> queued(Call call) {
        Map<String, @Nullable Object> fields = parties(call);
        fields.put("call_status", "queued");
        fields.put("request_uuid", PlivoIds.request(call.sid()));
        return fields;
    }

    static Map<String, @Nullable Object> live(Call call) {
        Map<String, @Nullable Object> fields = parties(call);
        fields.put("call_status", call.status().wireName());
        fields.put("call_uuid", call.sid());
        fields.put("request_uuid", PlivoIds.request(call.sid()));
        return fields;
    }

    private static Map<String, @Nullable Object> parties(Call call) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("direction", direction(call));
        fields.put("from", digits(call.request().from()));
        fields.put("to", digits(call.request().to()));
        fields.put("caller_name", "");
        return fields;
    }

    static Map<String, @Nullable Object> record(Call call, String authId) {
        int seconds = Objects.requireNonNullElse(call.talkSeconds(), 0);
        PlivoEnding ending = PlivoEnding.of(call, call.status());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("answer_time", time(call.answeredAt()));
        fields.put("bill_duration", seconds);
        fields.put("billed_duration", Math.ceilDiv(seconds, 60) * 60);
        fields.put("call_direction", direction(call));
        fields.put("call_duration", seconds);
        fields.put("call_uuid", call.sid());
        fields.put("end_time", time(call.endedAt()));
        fields.put("from_number", digits(call.request().from()));
        fields.put("hangup_cause_code", ending.code());
        fields.put("hangup_cause_name", ending.name());
        fields.put("hangup_source", ending.source());
        fields.put("initiation_time", time(call.createdAt()));
        fields.put("parent_call_uuid", null);
        fields.put("resource_uri", "/v1/Account/" + authId + "/Call/" + call.sid() + "/");
        fields.put("to_number", digits(call.request().to()));
        fields.put("total_amount", "0.00000");
        fields.put("total_rate", "0.00000");
        return fields;
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : TIME.format(time);
    }
}
