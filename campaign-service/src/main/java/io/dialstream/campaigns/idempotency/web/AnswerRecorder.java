package io.dialstream.campaigns.idempotency.web;

import io.dialstream.campaigns.idempotency.Answer;
import io.dialstream.campaigns.idempotency.Idempotency;
import io.dialstream.campaigns.idempotency.Verdict.Run;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Keeps an answer before it is given. When it cannot be kept it is given nevertheless: what was
 * asked has been done, and the next request with the key will complete it once more, to no effect.
 */
class AnswerRecorder {

    private static final Logger log = LoggerFactory.getLogger(AnswerRecorder.class);
    private static final int FIRST_SERVER_ERROR = 500;

    private final Idempotency idempotency;

    AnswerRecorder(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /** The rest of the filter chain, which answers the request. */
    interface Handler {
        void answer(HttpServletResponse response) throws ServletException, IOException;
    }

    void record(Run run, HttpServletResponse response, Handler handler)
            throws ServletException, IOException {
        var recorded = new ContentCachingResponseWrapper(response);
        var complete = false;
        try {
            handler.answer(recorded);
            complete = isForGood(recorded);
        } finally {
            settle(run, recorded, complete);
        }
        recorded.copyBodyToResponse();
    }

    private void settle(Run run, ContentCachingResponseWrapper recorded, boolean complete) {
        try {
            if (complete) {
                idempotency.answered(run, answer(recorded));
            } else {
                idempotency.release(run);
            }
        } catch (RuntimeException e) {
            log.warn("An answer could not be remembered: {}", e.getMessage());
        }
    }

    /** Not when it failed on our side, nor when it asks to be tried again. */
    private static boolean isForGood(HttpServletResponse response) {
        return response.getStatus() < FIRST_SERVER_ERROR
                && !response.containsHeader(HttpHeaders.RETRY_AFTER);
    }

    private static Answer answer(ContentCachingResponseWrapper recorded) {
        return new Answer(
                recorded.getStatus(),
                recorded.getContentType(),
                recorded.getHeader(HttpHeaders.LOCATION),
                new String(recorded.getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    /** Gives an answer again. */
    static void replay(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
