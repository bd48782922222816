package io.dialstream.foundation.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes {@code access_token} out of each request's query before anything can log, trace or pass it
 * on. A WebSocket's token goes into its {@code Authorization} header; anywhere else it is nothing.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class QueryTokens extends OncePerRequestFilter {

    private static final String PARAMETER = "access_token";
    private static final String WEB_SOCKETS = "/ws/";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var kept = new ArrayList<String>();
        var tokens = new ArrayList<String>();
        var query = request.getQueryString();
        if (query != null) {
            for (var part : query.split("&", -1)) {
                var pair = part.split("=", 2);
                if (PARAMETER.equals(decoded(pair[0]))) {
                    tokens.add(pair.length == 1 ? "" : decoded(pair[1]));
                } else {
                    kept.add(part);
                }
            }
        }
        chain.doFilter(tokens.isEmpty() ? request : without(request, kept, tokens), response);
    }

    private static HttpServletRequest without(
            HttpServletRequest request, List<String> query, List<String> tokens) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (request.getRequestURI().startsWith(WEB_SOCKETS)) {
            // Two tokens are none: which of them is meant?
            header =
                    header == null && tokens.size() == 1 ? "Bearer " + tokens.getFirst() : "Bearer";
        }
        return new WithoutToken(request, query.isEmpty() ? null : String.join("&", query), header);
    }

    /** What cannot be decoded is no token. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static final class WithoutToken extends HttpServletRequestWrapper {

        private final @Nullable String query;
        private final @Nullable String authorization;

        WithoutToken(
                HttpServletRequest request,
                @Nullable String query,
                @Nullable String authorization) {
            super(request);
            this.query = query;
            this.authorization = authorization;
        }

        @Override
        public @Nullable String getQueryString() {
            return query;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isAuthorization(name) ? authorization : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isAuthorization(name)
                    ? Collections.enumeration(
                            authorization == null ? List.of() : List.of(authorization))
                    : super.getHeaders(name);
        }

        private static boolean isAuthorization(String name) {
            return HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var parameters = new LinkedHashMap<>(super.getParameterMap());
            parameters.remove(PARAMETER);
            return parameters;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return PARAMETER.equals(name) ? null : super.getParameterValues(name);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return PARAMETER.equals(name) ? null : super.getParameter(name);
        }
    }
}
