package io.dialstream.foundation.problem.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Renders what filters throw as what controllers throw is rendered. Stands before all others. */
@Order(FilterProblems.OUTERMOST)
class FilterProblems extends OncePerRequestFilter {

    /** Inside of Spring's observation of requests, which is to see the status. */
    static final int OUTERMOST = Ordered.HIGHEST_PRECEDENCE + 10;

    private final HandlerExceptionResolver problems;

    FilterProblems(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException e) {
            if (response.isCommitted()
                    || problems.resolveException(request, response, null, e) == null) {
                throw e;
            }
        }
    }
}
