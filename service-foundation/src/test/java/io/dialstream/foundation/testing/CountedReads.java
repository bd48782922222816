package io.dialstream.foundation.testing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before all filters of a service under test and notes whose bodies they read. A filter that
 * is added later is seen, too.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class CountedReads extends OncePerRequestFilter {

    private final Set<String> read = ConcurrentHashMap.newKeySet();

    /** Method and path of what {@link EndlessBody} sent and something read. */
    public Set<String> ofStrangers() {
        return read;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(
                request.getHeader("X-Stranger") == null ? request : new Counted(request), response);
    }

    private final class Counted extends HttpServletRequestWrapper {

        Counted(HttpServletRequest request) {
            super(request);
        }

        private void count() {
            read.add(getMethod() + " " + getRequestURI());
        }

        /** Whoever asks for a parameter has a form read. */
        private void countForm() {
            if (String.valueOf(getContentType()).startsWith("application/x-www-form")
                    && "POST".equals(getMethod())) {
                count();
            }
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            count();
            return super.getInputStream();
        }

        @Override
        public BufferedReader getReader() throws IOException {
            count();
            return super.getReader();
        }

        @Override
        public Collection<Part> getParts() throws IOException, ServletException {
            count();
            return super.getParts();
        }

        @Override
        public @Nullable String getParameter(String name) {
            countForm();
            return super.getParameter(name);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            countForm();
            return super.getParameterValues(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            countForm();
            return super.getParameterMap();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            countForm();
            return super.getParameterNames();
        }
    }
}
