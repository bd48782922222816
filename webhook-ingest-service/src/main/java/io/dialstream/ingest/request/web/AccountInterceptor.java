package io.dialstream.ingest.request.web;

import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.ingest.request.OwnAccount;
import io.dialstream.ingest.request.RawRequest;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.request.WebhookResult;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets no controller see what is another account's. */
@Component
class AccountInterceptor implements HandlerInterceptor {

    private final OwnAccount account;
    private final WebhookMetrics metrics;

    AccountInterceptor(OwnAccount account, WebhookMetrics metrics) {
        this.account = account;
        this.metrics = metrics;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(request.getAttribute(RawBodyFilter.RAW_REQUEST) instanceof RawRequest raw)) {
            return true;
        }
        return switch (account.of(raw.form())) {
            case OURS -> true;
            case FOREIGN -> throw foreign();
            case UNCLEAR -> throw unclear();
        };
    }

    private ErrorResponseException foreign() {
        metrics.count(WebhookResult.FOREIGN_ACCOUNT);
        return new ErrorResponseException(
                HttpStatus.FORBIDDEN,
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.FORBIDDEN, "The callback is another account's."),
                null);
    }

    private InvalidRequestException unclear() {
        metrics.count(WebhookResult.MALFORMED);
        return new InvalidRequestException("AccountSid", "must be there once");
    }
}
