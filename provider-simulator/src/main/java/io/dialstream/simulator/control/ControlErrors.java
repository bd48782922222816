package io.dialstream.simulator.control;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Explains what is wrong with a request. */
@RestControllerAdvice(basePackageClasses = ControlErrors.class)
class ControlErrors extends ResponseEntityExceptionHandler {

    @ExceptionHandler
    ProblemDetail unusable(IllegalArgumentException problem) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, String.valueOf(problem.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unreadable(JacksonException problem) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, String.valueOf(problem.getOriginalMessage()));
    }
}
