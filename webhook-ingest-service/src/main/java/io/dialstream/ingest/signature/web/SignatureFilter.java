package io.dialstream.ingest.signature.web;

import io.dialstream.foundation.connection.tomcat.KnownCaller;
import io.dialstream.ingest.request.RawRequest;
import io.dialstream.ingest.request.SeldomWarning;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.request.WebhookResult;
import io.dialstream.ingest.request.web.RawBodyFilter;
import io.dialstream.ingest.request.web.Refusals;
import io.dialstream.ingest.signature.twilio.TwilioSignatures;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a POST in only when Twilio signed it: no controller can forget to ask. */
@Component
@Order(RawBodyFilter.ORDER + 1)
class SignatureFilter extends OncePerRequestFilter {

    static final String SIGNATURE = "X-Twilio-Signature";

    private final TwilioSignatures signatures;
    private final WebhookMetrics metrics;
    private final Refusals refusals;
    private final SeldomWarning warning =
            new SeldomWarning(
                    "A request was refused because its signature does not fit. If it was Twilio's,"
                            + " TWILIO_AUTH_TOKEN or PUBLIC_BASE_URL is not what Twilio has.");

    SignatureFilter(TwilioSignatures signatures, WebhookMetrics metrics, Refusals refusals) {
        this.signatures = signatures;
        this.metrics = metrics;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getAttribute(RawBodyFilter.RAW_REQUEST) == null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isSigned(request)) {
            KnownCaller.of(request);
            chain.doFilter(request, response);
            return;
        }
        metrics.count(WebhookResult.BAD_SIGNATURE);
        warning.warn();
        refusals.refuse(
                request, response, HttpStatus.FORBIDDEN, "The signature does not fit the request.");
    }

    private boolean isSigned(HttpServletRequest request) {
        var raw = (RawRequest) request.getAttribute(RawBodyFilter.RAW_REQUEST);
        return signatures.isSigned(raw, request.getHeader(SIGNATURE));
    }
}
