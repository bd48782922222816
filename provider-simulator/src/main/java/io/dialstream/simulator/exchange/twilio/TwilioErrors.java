package io.dialstream.simulator.exchange.twilio;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Words refusals as Twilio does. */
@RestControllerAdvice(assignableTypes = CallsApi.class)
class TwilioErrors {

    @ExceptionHandler
    ResponseEntity<Object> refused(TwilioException refusal) {
        ResponseEntity<Object> answer = TwilioError.answer(refusal);
        return refusal.status() == 401
                ? ResponseEntity.status(answer.getStatusCode())
                        .headers(answer.getHeaders())
                        .header("WWW-Authenticate", "Basic realm=\"Twilio API\"")
                        .body(answer.getBody())
                : answer;
    }
}
