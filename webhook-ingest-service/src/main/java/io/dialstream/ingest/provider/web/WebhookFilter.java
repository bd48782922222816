package io.dialstream.ingest.provider.web;

import io.dialstream.foundation.connection.Connection;
import io.dialstream.foundation.connection.tomcat.KnownCaller;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.ingest.provider.Accounts;
import io.dialstream.ingest.provider.Accounts.Addressee;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.Verification;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.RawRequest;
import io.dialstream.ingest.request.SeldomWarning;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.request.WebhookResult;
import io.dialstream.ingest.request.web.Body;
import io.dialstream.ingest.request.web.Refusals;
import io.dialstream.ingest.request.web.WebhookProperties;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.TreeMap;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a POST in only when the account at whose path it comes in has sent it: no controller can
 * forget to ask. What got in is the attribute {@link #WEBHOOK}.
 *
 * <p>It takes the body before anything can parse it as a form: whoever asks the servlet API for a
 * parameter consumes the body, and signatures are over its bytes. What does not even claim to be
 * signed is turned away before its body is waited for; it is counted and not logged, for every
 * address on the internet is asked such things.
 */
@Component
@Order(WebhookFilter.ORDER)
public class WebhookFilter extends OncePerRequestFilter {

    public static final String WEBHOOK = "io.dialstream.ingest.webhook";

    /**
     * Behind the metrics of HTTP requests and what renders the problems of filters, before all that
     * may look at parameters.
     */
    static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 11;

    private final Accounts accounts;
    private final Duration patience;
    private final WebhookMetrics metrics;
    private final Refusals refusals;
    private final SeldomWarning warning =
            new SeldomWarning(
                    "A request was refused because its signature does not fit. If it was the"
                            + " provider's, the account's secrets or PUBLIC_BASE_URL are not what"
                            + " the provider has.");

    WebhookFilter(
            Accounts accounts,
            WebhookProperties properties,
            WebhookMetrics metrics,
            Refusals refusals) {
        this.accounts = accounts;
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
        var addressee =
                accounts.at(request.getRequestURI())
                        .filter(it -> claimsSignature(request, it.account().provider()))
                        .orElse(null);
        if (addressee == null) {
            metrics.count(WebhookResult.BAD_SIGNATURE);
            refusals.refuse(request, response, HttpStatus.FORBIDDEN, "The request is not signed.");
            return;
        }
        switch (Body.read(
                request.getInputStream(),
                Connection.MAX_UNKNOWN_BODY_BYTES,
                patience,
                System::nanoTime)) {
            case Body.Whole whole ->
                    verified(request, response, chain, addressee, raw(request, addressee, whole));
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

    private static boolean claimsSignature(HttpServletRequest request, Provider provider) {
        var headers = provider.signatureHeaders();
        return headers.isEmpty()
                || headers.stream().anyMatch(name -> request.getHeader(name) != null);
    }

    private void verified(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            Addressee addressee,
            RawRequest raw)
            throws ServletException, IOException {
        var account = addressee.account();
        switch (account.provider().verify(raw)) {
            case Verification.Genuine _ -> {
                KnownCaller.of(request);
                request.setAttribute(WEBHOOK, new Webhook(account, raw));
                chain.doFilter(request, response);
            }
            case Verification.Forged _ -> {
                metrics.count(WebhookResult.BAD_SIGNATURE);
                warning.warn();
                refusals.refuse(
                        request,
                        response,
                        HttpStatus.FORBIDDEN,
                        "The signature does not fit the request.");
            }
            case Verification.Foreign _ -> {
                KnownCaller.of(request);
                metrics.count(WebhookResult.FOREIGN_ACCOUNT);
                throw foreign();
            }
            case Verification.Unclear(var problem) -> {
                KnownCaller.of(request);
                metrics.count(WebhookResult.MALFORMED);
                throw new InvalidRequestException(problem.field(), problem.message());
            }
        }
    }

    private static ErrorResponseException foreign() {
        return new ErrorResponseException(
                HttpStatus.FORBIDDEN,
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.FORBIDDEN, "The callback is another account's."),
                null);
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

    private static RawRequest raw(
            HttpServletRequest request, Addressee addressee, Body.Whole body) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var name : Collections.list(request.getHeaderNames())) {
            headers.putIfAbsent(name, request.getHeader(name));
        }
        return new RawRequest(
                addressee.path(),
                request.getQueryString(),
                headers,
                body.bytes(),
                request.getRemoteAddr());
    }
}
