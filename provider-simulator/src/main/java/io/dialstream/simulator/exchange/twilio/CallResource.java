package io.dialstream.simulator.exchange.twilio;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Twilio's representation of a call, with all its fields. */
@JsonNaming(SnakeCaseStrategy.class)
record CallResource(
        String sid,
        String dateCreated,
        String dateUpdated,
        @Nullable String parentCallSid,
        String accountSid,
        String to,
        String toFormatted,
        String from,
        String fromFormatted,
        @Nullable String phoneNumberSid,
        String status,
        @Nullable String startTime,
        @Nullable String endTime,
        @Nullable String duration,
        @Nullable String price,
        String priceUnit,
        String direction,
        @Nullable String answeredBy,
        String apiVersion,
        @Nullable String forwardedFrom,
        @Nullable String groupSid,
        @Nullable String callerName,
        String queueTime,
        @Nullable String trunkSid,
        String uri,
        Map<String, String> subresourceUris) {

    private static final Map<String, String> SUBRESOURCES =
            Map.of(
                    "events", "Events",
                    "notifications", "Notifications",
                    "payments", "Payments",
                    "recordings", "Recordings",
                    "siprec", "Siprec",
                    "streams", "Streams",
                    "transcriptions", "Transcriptions",
                    "user_defined_message_subscriptions", "UserDefinedMessageSubscriptions",
                    "user_defined_messages", "UserDefinedMessages");

    static CallResource of(Call call, String accountSid, String base) {
        String path = base + "/2010-04-01/Accounts/" + accountSid + "/Calls/" + call.sid();
        String to = call.request().to();
        String from = call.request().from();
        return new CallResource(
                call.sid(),
                Rfc2822.format(call.createdAt()),
                Rfc2822.format(call.updatedAt()),
                null,
                accountSid,
                to,
                to,
                from,
                from,
                null,
                call.status().resourceName(),
                Rfc2822.formatNullable(call.startedAt()),
                Rfc2822.formatNullable(call.endedAt()),
                duration(call),
                null,
                "USD",
                call.isIncoming() ? "inbound" : "outbound-api",
                call.answeredBy(),
                "2010-04-01",
                null,
                null,
                null,
                queueMillis(call),
                null,
                path + ".json",
                subresources(path));
    }

    private static @Nullable String duration(Call call) {
        return call.status() == CallStatus.COMPLETED ? String.valueOf(call.talkSeconds()) : null;
    }

    private static String queueMillis(Call call) {
        Instant left = Objects.requireNonNullElse(call.startedAt(), call.updatedAt());
        return Long.toString(Math.max(0, Duration.between(call.createdAt(), left).toMillis()));
    }

    private static Map<String, String> subresources(String path) {
        Map<String, String> uris = new TreeMap<>();
        SUBRESOURCES.forEach((name, part) -> uris.put(name, path + "/" + part + ".json"));
        return uris;
    }
}
