package io.dialstream.ingest.signature.web;

import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.request.WebhookResult;
import io.dialstream.ingest.request.web.RawBodyFilter;
import io.dialstream.ingest.request.web.Refusals;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away a POST that does not even claim to be signed, before its body is waited for. It is
 * counted and not logged: every address on the internet is asked such things.
 */
@Component
@Order(RawBodyFilter.ORDER - 1)
class UnsignedFilter extends OncePerRequestFilter {

    private final WebhookMetrics metrics;
    private final Refusals refusals;

    UnsignedFilter(WebhookMetrics metrics, Refusals refusals) {
        this.metrics = metrics;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(SignatureFilter.SIGNATURE) != null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        metrics.count(WebhookResult.BAD_SIGNATURE);
        refusals.refuse(request, response, HttpStatus.FORBIDDEN, "The request is not signed.");
    }
}
