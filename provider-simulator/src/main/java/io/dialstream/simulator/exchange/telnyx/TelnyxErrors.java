package io.dialstream.simulator.exchange.telnyx;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Words refusals as Telnyx does. */
@RestControllerAdvice(assignableTypes = TelnyxCallsController.class)
class TelnyxErrors {

    @ExceptionHandler
    ResponseEntity<Object> refused(TelnyxException refusal) {
        return answer(
                refusal.status(),
                refusal.code(),
                refusal.title(),
                String.valueOf(refusal.getMessage()),
                new HttpHeaders());
    }

    static ResponseEntity<Object> answer(
            int status, String code, String title, String detail, HttpHeaders headers) {
        Map<String, String> error = Map.of("code", code, "title", title, "detail", detail);
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("errors", List.of(error)));
    }
}
