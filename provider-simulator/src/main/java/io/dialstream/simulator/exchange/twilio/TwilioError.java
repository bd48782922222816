package io.dialstream.simulator.exchange.twilio;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The body of every refusal. */
record TwilioError(
        int code, String message, @JsonProperty("more_info") String moreInfo, int status) {

    static ResponseEntity<Object> answer(TwilioException refusal) {
        return answer(
                refusal.status(),
                refusal.code(),
                String.valueOf(refusal.getMessage()),
                new HttpHeaders());
    }

    static ResponseEntity<Object> answer(
            int status, int code, String message, HttpHeaders headers) {
        String moreInfo = "https://www.twilio.com/docs/errors/" + code;
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new TwilioError(code, message, moreInfo, status));
    }
}
