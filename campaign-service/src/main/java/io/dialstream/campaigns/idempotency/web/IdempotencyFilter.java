package io.dialstream.campaigns.idempotency.web;

import io.dialstream.campaigns.http.DryRun;
import io.dialstream.campaigns.http.ReservedId;
import io.dialstream.campaigns.http.SpooledRequest;
import io.dialstream.campaigns.idempotency.Idempotency;
import io.dialstream.campaigns.idempotency.RememberedRequest;
import io.dialstream.campaigns.idempotency.Repetitions;
import io.dialstream.campaigns.idempotency.Verdict;
import io.dialstream.campaigns.idempotency.Verdict.Run;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.problem.ConflictException;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.TooManyRequestsException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.UriUtils;

/**
 * Runs each POST to the API with an Idempotency-Key once. Works after the security filters, because
 * a key belongs to a user; what it refuses is rendered like a controller's refusal. Pages are not
 * the API: their answers are large, and their forms are safe to send twice. A dry run changes
 * nothing, so its key is left for what it tries out.
 */
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";

    private static final String PAGES = "/dashboard/";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Pattern KEY = Pattern.compile("[ -~]{1,255}");

    private final Idempotency idempotency;
    private final AnswerRecorder recorder;
    private final HandlerExceptionResolver problems;
    private final Repetitions repetitions;

    IdempotencyFilter(
            Idempotency idempotency,
            AnswerRecorder recorder,
            HandlerExceptionResolver problems,
            Repetitions repetitions) {
        this.idempotency = idempotency;
        this.recorder = recorder;
        this.problems = problems;
        this.repetitions = repetitions;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || request.getHeader(HEADER) == null
                || path(request).startsWith(PAGES)
                || DryRun.isAskedFor(request)
                || user() == null;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (verdictOn(request, response)) {
            case Run run -> run(run, request, response, chain);
            case Verdict.Again(var id, var answer) -> {
                repetitions.repeated(id);
                AnswerRecorder.replay(answer, response);
            }
            case Verdict.OtherBody _ -> refuse(request, response, otherBody());
            case Verdict.StillRunning _ -> refuse(request, response, stillRunning());
            case Verdict.TooManyKeys full -> refuse(request, response, tooManyKeys(full));
            case null -> {}
        }
    }

    /** Null when the request has been refused already. */
    private @Nullable Verdict verdictOn(HttpServletRequest request, HttpServletResponse response) {
        try {
            var id = RememberedRequest.idOf(userId(), path(request), key(request));
            return idempotency.claim(userId(), id, SpooledRequest.hashOf(request));
        } catch (RuntimeException e) {
            refuse(request, response, e);
            return null;
        }
    }

    private void run(
            Run run, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(ReservedId.ATTRIBUTE, run.claim().reservedId());
        recorder.record(run, response, recorded -> chain.doFilter(request, recorded));
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, RuntimeException why) {
        if (problems.resolveException(request, response, null, why) == null) {
            throw why;
        }
    }

    /** However it is spelt: /%63alls is /calls. */
    private static String path(HttpServletRequest request) {
        return UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8);
    }

    private static String key(HttpServletRequest request) {
        var keys = Collections.list(request.getHeaders(HEADER));
        if (keys.size() != 1 || !KEY.matcher(keys.getFirst()).matches()) {
            throw new InvalidRequestException(
                    HEADER, "must be 1 to 255 printable ASCII characters");
        }
        return keys.getFirst();
    }

    private static String userId() {
        var user = user();
        if (user == null) {
            throw new IllegalStateException("a key without a user");
        }
        return user.id();
    }

    private static @Nullable User user() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof User user
                ? user
                : null;
    }

    private static RuntimeException otherBody() {
        return new ConflictException(
                "This Idempotency-Key was used with another body; use a new key.");
    }

    private static RuntimeException stillRunning() {
        return new ConflictException(
                "The first request with this Idempotency-Key is still running.", RETRY_AFTER);
    }

    private static RuntimeException tooManyKeys(Verdict.TooManyKeys full) {
        return new TooManyRequestsException(
                "Today's new Idempotency-Keys are used up; those in use are still good.",
                full.retryAfter());
    }
}
