package io.dialstream.simulator.exchange.sanspbx;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.exchange.web.CreateWording;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers as programs that use SansPBX expect them. */
final class SansPbxAnswers implements CreateWording {

    @Override
    public ResponseEntity<Object> created(Call call) {
        return of(200, Map.of("status", "success", "callid", call.sid()));
    }

    @Override
    public ResponseEntity<Object> tooMany(long retryAfterSeconds) {
        return ResponseEntity.status(429)
                .header("Retry-After", Long.toString(retryAfterSeconds))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("status", "error", "msg", "too many requests"));
    }

    @Override
    public ResponseEntity<Object> broken(int status) {
        return error(status, "something broke");
    }

    static ResponseEntity<Object> error(int status, String message) {
        return of(status, Map.of("status", "error", "msg", message));
    }

    static ResponseEntity<Object> of(int status, Map<String, ?> fields) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(fields);
    }
}
