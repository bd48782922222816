package io.dialstream.simulator.exchange.twilio;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.exchange.web.CreateWording;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers to a create in Twilio's words. */
record CreateWords(String accountSid, String path) implements CreateWording {

    @Override
    public ResponseEntity<Object> created(Call call) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(CallResource.of(call, accountSid, path));
    }

    @Override
    public ResponseEntity<Object> tooMany(long retryAfterSeconds) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Retry-After", Long.toString(retryAfterSeconds));
        return TwilioError.answer(429, 20429, "Too Many Requests", headers);
    }

    @Override
    public ResponseEntity<Object> broken(int status) {
        String message = status == 503 ? "Service Unavailable" : "Internal Server Error";
        return TwilioError.answer(status, 20_000 + status, message, new HttpHeaders());
    }
}
