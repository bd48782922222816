package io.dialstream.simulator.exchange.vonage;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Words refusals as Vonage does. */
@RestControllerAdvice(assignableTypes = VonageCallsController.class)
class VonageErrors {

    @ExceptionHandler
    ResponseEntity<Object> refused(VonageException refusal) {
        return ResponseEntity.status(refusal.status()).body(refusal.body());
    }
}
