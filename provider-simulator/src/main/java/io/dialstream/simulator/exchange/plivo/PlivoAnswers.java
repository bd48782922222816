package io.dialstream.simulator.exchange.plivo;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.exchange.web.CreateWording;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers in Plivo's words. */
final class PlivoAnswers implements CreateWording {

    @Override
    public ResponseEntity<Object> created(Call call) {
        return of(
                201, Map.of("message", "call fired", "request_uuid", PlivoIds.request(call.sid())));
    }

    @Override
    public ResponseEntity<Object> tooMany(long retryAfterSeconds) {
        return ResponseEntity.status(429)
                .header("Retry-After", Long.toString(retryAfterSeconds))
                .contentType(MediaType.APPLICATION_JSON)
                .body(withApiId(Map.of("error", "Too many requests")));
    }

    @Override
    public ResponseEntity<Object> broken(int status) {
        return error(status, status == 503 ? "Service unavailable" : "Internal server error");
    }

    static ResponseEntity<Object> error(int status, String message) {
        return of(status, Map.of("error", message));
    }

    /** Every answer has an id of its own. */
    static ResponseEntity<Object> of(int status, Map<String, ? extends @Nullable Object> fields) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(withApiId(fields));
    }

    private static Map<String, @Nullable Object> withApiId(
            Map<String, ? extends @Nullable Object> fields) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(fields);
        all.put("api_id", UUID.randomUUID().toString());
        return all;
    }
}
