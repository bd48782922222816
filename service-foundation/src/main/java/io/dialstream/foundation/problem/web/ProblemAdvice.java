package io.dialstream.foundation.problem.web;

import io.dialstream.foundation.problem.ConflictException;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.NotFoundException;
import io.dialstream.foundation.problem.TooManyRequestsException;
import io.dialstream.foundation.problem.UnavailableException;
import io.dialstream.foundation.readiness.Dependencies;
import java.util.Arrays;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns what was thrown into a problem with the right status; validation names its fields. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_SECONDS = "5";

    @ExceptionHandler
    ProblemDetail invalid(InvalidRequestException e) {
        return withFields(e.fields());
    }

    @ExceptionHandler
    ProblemDetail notFound(NotFoundException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflict(ConflictException e) {
        var answer = ResponseEntity.status(HttpStatus.CONFLICT);
        var retryAfter = e.retryAfter();
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
        }
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, e.getMessage());
        if (e.reason() != null) {
            problem.setProperty("reason", e.reason());
        }
        return answer.body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooMany(TooManyRequestsException e) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(e.retryAfter().toSeconds()))
                .body(
                        ProblemDetail.forStatusAndDetail(
                                HttpStatus.TOO_MANY_REQUESTS, e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(UnavailableException e) {
        return unavailable(String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(RuntimeException e) {
        if (Dependencies.isDown(e)) {
            log.warn("A dependency is away: {}", e.getMessage());
            return unavailable("A part of Dialstream does not answer; try again.");
        }
        log.error("A request failed", e);
        return ResponseEntity.internalServerError()
                .body(
                        ProblemDetail.forStatusAndDetail(
                                HttpStatus.INTERNAL_SERVER_ERROR,
                                "Something went wrong on our side; it has been logged."));
    }

    @ExceptionHandler
    ProblemDetail unreadableParameters(InvalidParameterException e) {
        return e.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                ? ProblemDetail.forStatusAndDetail(
                        HttpStatus.CONTENT_TOO_LARGE, "The form is too large.")
                : ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_REQUEST,
                        "The query or the form is not correctly percent-encoded.");
    }

    @ExceptionHandler
    ProblemDetail wrongType(MethodArgumentTypeMismatchException e) {
        return withFields(List.of(new FieldProblem(e.getName(), expected(e.getRequiredType()))));
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "cannot be read";
        }
        if (type.isEnum()) {
            return "must be one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type == Boolean.class || type == boolean.class) {
            return "must be true or false";
        }
        return Number.class.isAssignableFrom(type) || type.isPrimitive()
                ? "must be a whole number"
                : "cannot be read as a " + type.getSimpleName();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var fields =
                e.getBindingResult().getFieldErrors().stream()
                        .map(error ->
                                new FieldProblem(
                                        error.getField(),
                                        String.valueOf(error.getDefaultMessage())))
                        .toList();
        return ResponseEntity.badRequest().body(withFields(fields));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return ResponseEntity.badRequest().body(unreadable(e));
    }

    private static ProblemDetail unreadable(HttpMessageNotReadableException e) {
        var problem = UnreadableBody.problemOf(e.getCause());
        return problem == null
                ? ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_REQUEST, "The body is missing or is no valid JSON.")
                : withFields(List.of(problem));
    }

    private static ProblemDetail withFields(List<FieldProblem> fields) {
        var problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_REQUEST, "The request is not valid; see errors.");
        problem.setProperty("errors", fields);
        return problem;
    }

    private static ResponseEntity<ProblemDetail> unavailable(String detail) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail));
    }
}
