package io.dialstream.campaigns.dashboard.web;

import io.dialstream.foundation.problem.ConflictException;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.NotFoundException;
import io.dialstream.foundation.problem.UnavailableException;
import io.dialstream.foundation.readiness.Dependencies;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What people see when a page, or a part of one, cannot be shown. */
@ControllerAdvice(
        basePackages = {"io.dialstream.campaigns.dashboard", "io.dialstream.campaigns.draft"})
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageFailures {

    private static final Logger log = LoggerFactory.getLogger(PageFailures.class);

    @ExceptionHandler
    ModelAndView missing(NotFoundException e, HttpServletRequest request) {
        return page(request, HttpStatus.NOT_FOUND, "This is not here", e.getMessage());
    }

    @ExceptionHandler
    ModelAndView refused(ConflictException e, HttpServletRequest request) {
        return page(request, HttpStatus.CONFLICT, "This is not possible now", e.getMessage());
    }

    @ExceptionHandler
    ModelAndView invalid(InvalidRequestException e, HttpServletRequest request) {
        var problem = e.fields().getFirst();
        return page(
                request,
                HttpStatus.BAD_REQUEST,
                "This cannot be read",
                problem.field() + " " + problem.message() + ".");
    }

    @ExceptionHandler
    ModelAndView unreadable(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return page(
                request,
                HttpStatus.BAD_REQUEST,
                "This cannot be read",
                "There is no such " + e.getName() + ".");
    }

    @ExceptionHandler
    ModelAndView away(UnavailableException e, HttpServletRequest request) {
        return page(request, HttpStatus.SERVICE_UNAVAILABLE, "Something is away", e.getMessage());
    }

    @ExceptionHandler
    ModelAndView failed(RuntimeException e, HttpServletRequest request) {
        if (Dependencies.isDown(e)) {
            log.warn("A dependency is away: {}", e.getMessage());
            return page(
                    request,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Something is away",
                    "A part of Dialstream does not answer. Calls are not lost; try again soon.");
        }
        log.error("A page failed", e);
        return page(
                request,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong",
                "It has been logged. Try again, and tell whoever runs this if it stays.");
    }

    /** A part of a page is answered with the sentence alone, which the page then shows. */
    private static ModelAndView page(
            HttpServletRequest request,
            HttpStatus status,
            String title,
            @Nullable String sentence) {
        boolean part =
                request.getHeader("HX-Request") != null
                        || request.getHeader("X-Requested-With") != null;
        var answer = new ModelAndView(part ? "parts :: sentence" : "problem", status);
        return answer.addObject("title", title)
                .addObject("sentence", Objects.requireNonNullElse(sentence, title));
    }
}
