package io.dialstream.ingest.request.web;

import io.dialstream.ingest.request.RawRequest;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.request.WebhookResult;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the body of every POST before anything can parse it as a form: whoever asks the servlet API
 * for a parameter consumes the body, and the signature is over its bytes. The request as received
 * becomes the attribute {@link #RAW_REQUEST}.
 */
@Component
@Order(RawBodyFilter.ORDER)
public class RawBodyFilter extends OncePerRequestFilter {

    /** Behind the metrics of HTTP requests, before all that may look at parameters. */
    public static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    public static final String RAW_REQUEST = "io.dialstream.ingest.rawRequest";

    private static final int MOST_BYTES = 64 * 1024;

    private final Duration patience;
    private final WebhookMetrics metrics;
    private final Refusals refusals;

    RawBodyFilter(WebhookProperties properties, WebhookMetrics metrics, Refusals refusals) {
        this.patience = properties.bodyTimeout();
        this.metrics = metrics;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (Body.read(request.getInputStream(), MOST_BYTES, patience, System::nanoTime)) {
            case Body.Whole whole -> {
                request.setAttribute(RAW_REQUEST, rawRequest(request, whole.bytes()));
                chain.doFilter(request, response);
            }
            case Body.TooLarge _ ->
                    refuse(
                            request,
                            response,
                            HttpStatus.CONTENT_TOO_LARGE,
                            "The body is larger than 64 KiB.");
            case Body.TooSlow _ ->
                    refuse(
                            request,
                            response,
                            HttpStatus.REQUEST_TIMEOUT,
                            "The body did not come in in time.");
            case Body.Broken _ ->
                    refuse(request, response, HttpStatus.BAD_REQUEST, "The body is incomplete.");
        }
    }

    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String detail)
            throws IOException {
        metrics.count(WebhookResult.MALFORMED);
        refusals.refuse(request, response, status, detail);
    }

    private static RawRequest rawRequest(HttpServletRequest request, byte[] body) {
        return new RawRequest(
                request.getRequestURI(), request.getQueryString(), request.getContentType(), body);
    }
}
