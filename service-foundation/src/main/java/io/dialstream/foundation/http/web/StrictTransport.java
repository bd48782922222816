package io.dialstream.foundation.http.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers that came over TLS to come over nothing else for a year. Holds for refusals and
 * for services without Spring Security, too, whose own header has the same value.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StrictTransport extends OncePerRequestFilter {

    private static final String A_YEAR = "max-age=31536000 ; includeSubDomains";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", A_YEAR);
        }
        chain.doFilter(request, response);
    }
}
