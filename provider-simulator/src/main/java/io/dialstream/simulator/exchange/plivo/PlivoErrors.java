package io.dialstream.simulator.exchange.plivo;

import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Words refusals as Plivo does. */
@RestControllerAdvice(assignableTypes = PlivoCallsController.class)
class PlivoErrors {

    @ExceptionHandler
    ResponseEntity<Object> refused(PlivoException refusal) {
        return PlivoAnswers.error(refusal.status(), String.valueOf(refusal.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException problem) {
        return PlivoAnswers.error(400, "The body is no JSON object");
    }
}
