package io.dialstream.simulator.exchange.telnyx;

import java.util.LinkedHashMap;
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
        Map<String, Object> error =
                error(refusal.code(), refusal.title(), String.valueOf(refusal.getMessage()));
        if (!refusal.pointer().isEmpty()) {
            error.put("source", Map.of("pointer", refusal.pointer()));
        }
        return answer(refusal.status(), error, new HttpHeaders());
    }

    static ResponseEntity<Object> answer(
            int status, String code, String title, String detail, HttpHeaders headers) {
        return answer(status, error(code, title, detail), headers);
    }

    private static Map<String, Object> error(String code, String title, String detail) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("title", title);
        error.put("detail", detail);
        return error;
    }

    private static ResponseEntity<Object> answer(
            int status, Map<String, Object> error, HttpHeaders headers) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("errors", List.of(error)));
    }
}
