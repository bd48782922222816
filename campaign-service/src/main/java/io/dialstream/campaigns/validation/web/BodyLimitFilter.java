package io.dialstream.campaigns.validation.web;

import io.dialstream.foundation.problem.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Refuses bodies over the limit with 413: by what they announce, else when too much has come. Comes
 * right after the security filters, so that whoever reads the body reads no more than the limit.
 */
@Component
@Order(BodyLimitFilter.AFTER_SECURITY)
class BodyLimitFilter extends OncePerRequestFilter {

    static final int AFTER_SECURITY = -99;

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final long most;
    private final ProblemWriter problems;

    BodyLimitFilter(BodyLimitProperties properties, ProblemWriter problems) {
        this.most = properties.maxBodySize().toBytes();
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > most) {
            refuse(request, response);
        } else if (request.getContentLengthLong() < 0 && WITH_BODY.contains(request.getMethod())) {
            readWithinLimit(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void readWithinLimit(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var body = new LimitedBody(request.getInputStream(), most);
        var answer = new ContentCachingResponseWrapper(response);
        try {
            chain.doFilter(limited(request, body), answer);
        } catch (LimitedBody.TooLargeException _) {
            // Its reader gave up; whatever the reader made of it, the flag below says why.
        }
        if (body.isTooLarge()) {
            refuse(request, response);
        } else {
            answer.copyBodyToResponse();
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.reset();
        problems.write(
                request,
                response,
                HttpStatus.CONTENT_TOO_LARGE,
                "A body may have at most %d bytes.".formatted(most));
    }

    private static HttpServletRequest limited(HttpServletRequest request, LimitedBody body) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public ServletInputStream getInputStream() {
                return body;
            }

            @Override
            public BufferedReader getReader() {
                return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            }
        };
    }
}
