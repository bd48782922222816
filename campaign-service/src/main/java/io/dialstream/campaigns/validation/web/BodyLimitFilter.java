package io.dialstream.campaigns.validation.web;

import io.dialstream.foundation.problem.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a body to its end before anything is made of it: one that is too long is a 413, one that is
 * cut off a 400, one that takes too long a 408. Comes right after the security filters, so that no
 * stranger's body is read.
 */
@Component
@Order(BodyLimitFilter.AFTER_SECURITY)
class BodyLimitFilter extends OncePerRequestFilter {

    static final int AFTER_SECURITY = -99;
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final BodyLimitProperties limits;
    private final LargeBodies largeBodies;
    private final ProblemWriter problems;

    BodyLimitFilter(BodyLimitProperties limits, LargeBodies largeBodies, ProblemWriter problems) {
        this.limits = limits;
        this.largeBodies = largeBodies;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!WITH_BODY.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        try (var body = bodyOf(request, response)) {
            if (body != null) {
                largeBodies.enter(body);
                try {
                    chain.doFilter(new SpooledRequest(request, body), response);
                } finally {
                    largeBodies.leave(body);
                }
            }
        }
    }

    /** Null when the request has been refused already. */
    private @Nullable SpooledBody bodyOf(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            if (request.getContentLengthLong() > limits.maxBodySize().toBytes()) {
                throw new LimitedBody.TooLargeException();
            }
            return SpooledBody.read(new LimitedBody(request.getInputStream(), limits));
        } catch (IOException e) {
            refuse(request, response, e);
            return null;
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, IOException why)
            throws IOException {
        switch (why) {
            case LimitedBody.TooLargeException _ ->
                    problems.write(
                            request,
                            response,
                            HttpStatus.CONTENT_TOO_LARGE,
                            "A body may have at most %d bytes."
                                    .formatted(limits.maxBodySize().toBytes()));
            case LimitedBody.TooSlowException _ -> tooSlow(request, response);
            case IOException late when late.getCause() instanceof SocketTimeoutException ->
                    tooSlow(request, response);
            default ->
                    problems.write(
                            request, response, HttpStatus.BAD_REQUEST, "The body is cut off.");
        }
    }

    private void tooSlow(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(
                request, response, HttpStatus.REQUEST_TIMEOUT, "The body did not come in time.");
    }
}
