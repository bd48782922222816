package io.dialstream.campaigns.session.web;

import io.dialstream.foundation.problem.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * Sends whoever is not signed in, or whose page is too old to be believed, to the sign-in and back
 * again. A script learns it from the status, htmx from its header.
 */
@Component
class SignInEntryPoint implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter problems;

    SignInEntryPoint(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", signInFrom(request.getHeader("HX-Current-URL")));
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else if (request.getHeader("X-Requested-With") != null) {
            problems.write(request, response, HttpStatus.UNAUTHORIZED, "Sign in again.");
        } else {
            response.sendRedirect(signInFrom(here(request)));
        }
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpStatus.FORBIDDEN.value());
        } else {
            response.sendRedirect("/sign-in?again");
        }
    }

    private static String here(HttpServletRequest request) {
        var query = request.getQueryString();
        return "GET".equals(request.getMethod())
                ? request.getRequestURI() + (query == null ? "" : "?" + query)
                : "/dashboard";
    }

    private static String signInFrom(@org.jspecify.annotations.Nullable String address) {
        var next = Destination.of(address);
        return next.equals(Destination.HOME)
                ? "/sign-in"
                : "/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }
}
