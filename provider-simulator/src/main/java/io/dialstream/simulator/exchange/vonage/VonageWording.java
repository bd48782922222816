package io.dialstream.simulator.exchange.vonage;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.exchange.web.CreateWording;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers to a create in Vonage's words. */
record VonageWording() implements CreateWording {

    @Override
    public ResponseEntity<Object> created(Call call) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("uuid", call.sid());
        body.put("status", "started");
        body.put("direction", "outbound");
        body.put("conversation_uuid", Words.conversation(call.sid()));
        return ResponseEntity.status(HttpStatus.CREATED).body(body);
    }

    @Override
    public ResponseEntity<Object> tooMany(long retryAfterSeconds) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header("Retry-After", Long.toString(retryAfterSeconds))
                .body(VonageException.problem("throttled", "Too Many Requests"));
    }

    @Override
    public ResponseEntity<Object> broken(int status) {
        return ResponseEntity.status(status)
                .body(VonageException.problem("internal-error", "Internal Error"));
    }
}
