package io.dialstream.campaigns.session.web;

import io.dialstream.foundation.problem.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the server take a form's fields out of its body before a filter that keeps bodies for later
 * reads it: what is read once, the server does not look into again. Comes before the look for the
 * CSRF token, which may be in the body; who has not signed in gets nothing read but a sign-in.
 */
class FormsFirst extends OncePerRequestFilter {

    private static final String SIGN_IN = "/sign-in";

    /** A key or a JWT, the CSRF token, and where to go on. */
    private static final int MAX_SIGN_IN_BYTES = 8 * 1024;

    private final SignInEntryPoint toSignIn;
    private final ProblemWriter problems;

    FormsFirst(SignInEntryPoint toSignIn, ProblemWriter problems) {
        this.toSignIn = toSignIn;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SIGN_IN.equals(request.getRequestURI())) {
            if (isTooLong(request)) {
                problems.write(
                        request,
                        response,
                        HttpStatus.CONTENT_TOO_LARGE,
                        "A sign-in may have at most %d bytes, and says how many it has."
                                .formatted(MAX_SIGN_IN_BYTES));
                return;
            }
        } else if (SecurityContextHolder.getContext().getAuthentication() == null) {
            toSignIn.commence(
                    request, response, new InsufficientAuthenticationException("not signed in"));
            return;
        }
        readForm(request);
        chain.doFilter(request, response);
    }

    private static boolean isTooLong(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length < 0 || length > MAX_SIGN_IN_BYTES;
    }

    private static void readForm(HttpServletRequest request) {
        var type = request.getContentType();
        if (type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            request.getParameterMap();
        }
    }
}
