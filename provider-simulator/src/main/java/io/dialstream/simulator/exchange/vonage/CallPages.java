package io.dialstream.simulator.exchange.vonage;

import io.dialstream.simulator.call.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Calls as Vonage keeps them, alone and in pages. */
final class CallPages {

    private static final int USUAL_SIZE = 10;
    private static final int MOST_SIZE = 100;

    private CallPages() {}

    static Map<String, Object> record(Call call) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("_links", Map.of("self", Map.of("href", "/calls/" + call.sid())));
        fields.put("uuid", call.sid());
        fields.put("conversation_uuid", Words.conversation(call.sid()));
        fields.put("to", phone(call.request().to()));
        fields.put("from", phone(call.request().from()));
        fields.put("status", Words.status(call, call.status()));
        fields.put("direction", Words.direction(call));
        if (!call.isLive()) {
            fields.put(
                    "duration",
                    Integer.toString(Objects.requireNonNullElse(call.talkSeconds(), 0)));
            fields.put("rate", "0.00450000");
            fields.put("price", "0.00015000");
            fields.put("network", "65512");
        }
        fields.put("start_time", Words.recordTime(call.startedAt()));
        fields.put("end_time", Words.recordTime(call.endedAt()));
        return fields;
    }

    private static Map<String, String> phone(String number) {
        return Map.of("type", "phone", "number", Words.digits(number));
    }

    /** The page that the query asks for of these calls, newest first. */
    static Map<String, Object> page(List<Call> calls, MultiValueMap<String, String> query) {
        List<Call> matching = calls.stream().filter(filter(query)).toList();
        if (!"desc".equals(query.getFirst("order"))) {
            matching = matching.reversed();
        }
        int size = number(query, "page_size", USUAL_SIZE, 1, MOST_SIZE);
        int first = number(query, "record_index", 0, 0, Integer.MAX_VALUE);
        List<Call> page =
                matching.subList(
                        Math.min(first, matching.size()),
                        (int) Math.min((long) first + size, matching.size()));
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("self", link(query, first));
        if ((long) first + size < matching.size()) {
            links.put("next", link(query, first + size));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("count", matching.size());
        body.put("page_size", size);
        body.put("record_index", first);
        body.put("_links", links);
        body.put("_embedded", Map.of("calls", page.stream().map(CallPages::record).toList()));
        return body;
    }

    private static Map<String, String> link(MultiValueMap<String, String> query, int first) {
        String filters =
                query.entrySet().stream()
                        .filter(field -> !field.getKey().equals("record_index"))
                        .map(field ->
                                field.getKey() + "=" + encoded(field.getValue().getFirst()) + "&")
                        .collect(Collectors.joining());
        return Map.of("href", "/calls?" + filters + "record_index=" + first);
    }

    private static String encoded(@Nullable String value) {
        return URLEncoder.encode(Objects.requireNonNullElse(value, ""), StandardCharsets.UTF_8);
    }

    private static Predicate<Call> filter(MultiValueMap<String, String> query) {
        String status = query.getFirst("status");
        String conversation = query.getFirst("conversation_uuid");
        Instant start = time(query, "date_start");
        Instant end = time(query, "date_end");
        return call ->
                (status == null || status.equals(Words.status(call, call.status())))
                        && (conversation == null
                                || conversation.equals(Words.conversation(call.sid())))
                        && (start == null || isDialled(call, from -> !from.isBefore(start)))
                        && (end == null || isDialled(call, from -> !from.isAfter(end)));
    }

    private static boolean isDialled(Call call, Predicate<Instant> when) {
        Instant at = call.startedAt();
        return at != null && when.test(at);
    }

    private static @Nullable Instant time(MultiValueMap<String, String> query, String name) {
        String text = query.getFirst(name);
        try {
            return text == null
                    ? null
                    : DateTimeFormatter.ISO_DATE_TIME.parse(text, OffsetDateTime::from).toInstant();
        } catch (DateTimeException malformed) {
            throw VonageException.invalid(name, "must be a time in ISO 8601");
        }
    }

    private static int number(
            MultiValueMap<String, String> query, String name, int usual, int least, int most) {
        String text = query.getFirst(name);
        if (text == null) {
            return usual;
        }
        if (!text.matches("\\d{1,9}")
                || Integer.parseInt(text) < least
                || Integer.parseInt(text) > most) {
            throw VonageException.invalid(name, "must be " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }
}
