package io.dialstream.simulator.exchange.telnyx;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.exchange.web.CreateWording;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Calls, and answers to a create, in Telnyx's words. */
final class TelnyxWording implements CreateWording {

    /** Dialling has not begun yet: such a call is not called alive. */
    @Override
    public ResponseEntity<Object> created(Call call) {
        Map<String, Object> data = identified(call);
        data.put("is_alive", false);
        return ok(data);
    }

    /** Whether a call lives, and when it has ended; not how. */
    static ResponseEntity<Object> status(Call call) {
        Map<String, Object> data = identified(call);
        data.put("is_alive", call.isLive() && call.status() != CallStatus.QUEUED);
        data.put("start_time", call.createdAt().toString());
        Instant ended = TelnyxProtocol.endedAt(call);
        if (ended != null) {
            data.put("end_time", ended.toString());
            data.put("call_duration", Duration.between(call.createdAt(), ended).toSeconds());
        }
        return ok(data);
    }

    private static Map<String, Object> identified(Call call) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("record_type", "call");
        data.put("call_control_id", call.sid());
        data.put("call_leg_id", TelnyxProtocol.uuid(call.sid() + "/leg"));
        data.put("call_session_id", TelnyxProtocol.uuid(call.sid() + "/session"));
        data.put("client_state", TelnyxProtocol.state(call));
        return data;
    }

    static ResponseEntity<Object> ok(Map<String, Object> data) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("data", data));
    }

    @Override
    public ResponseEntity<Object> tooMany(long retryAfterSeconds) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Retry-After", Long.toString(retryAfterSeconds));
        return TelnyxErrors.answer(
                429,
                "10011",
                "Too many requests",
                "You have exceeded the maximum number of allowed requests.",
                headers);
    }

    @Override
    public ResponseEntity<Object> broken(int status) {
        return TelnyxErrors.answer(
                status,
                "10007",
                "Unexpected error",
                "An unexpected error occured.",
                new HttpHeaders());
    }
}
