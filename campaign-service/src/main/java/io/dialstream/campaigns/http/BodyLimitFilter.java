package io.dialstream.campaigns.http;

import io.dialstream.foundation.access.User;
import io.dialstream.foundation.problem.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a body to its end before anything is made of it: one that is too long is a 413, one that is
 * cut off a 400, one that takes too long a 408, one that there is no room for a 429. Comes right
 * after the security filters: on the few paths that are open to strangers it takes as much as
 * {@code GuardedProcessor} hands out.
 */
@Component
@Order(BodyLimitFilter.AFTER_SECURITY)
class BodyLimitFilter extends OncePerRequestFilter {

    static final int AFTER_SECURITY = -98;

    /** Whoever has no key signs in, and a key is short. */
    private static final long MAX_OF_A_STRANGER = SpooledBody.IN_MEMORY_BYTES - 1;

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private static final String RETRY_SECONDS = "5";

    private final BodyLimitProperties limits;
    private final Spool spool;
    private final LargeBodies largeBodies;
    private final ProblemWriter problems;

    BodyLimitFilter(
            BodyLimitProperties limits,
            Spool spool,
            LargeBodies largeBodies,
            ProblemWriter problems) {
        this.limits = limits;
        this.spool = spool;
        this.largeBodies = largeBodies;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!WITH_BODY.contains(request.getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        var user = user();
        try (var place = spool.place(user == null ? "" : user.id());
                var body = bodyOf(request, response, user, place)) {
            if (body == null) {
                return;
            }
            var spooled = new SpooledRequest(request, body);
            if (user == null || !body.isLarge()) {
                chain.doFilter(spooled, response);
                return;
            }
            largeBodies.enter(user.id());
            try {
                chain.doFilter(spooled, response);
            } finally {
                largeBodies.leave(user.id());
            }
        }
    }

    private static @Nullable User user() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof User user
                ? user
                : null;
    }

    /** Null when the request has been refused already. */
    private @Nullable SpooledBody bodyOf(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable User user,
            Spool.Place place)
            throws IOException {
        long most = user == null ? MAX_OF_A_STRANGER : limits.maxBodySize().toBytes();
        try (var _ = user == null ? null : spool.arrival(user.id())) {
            return read(request, most, place);
        } catch (Spool.TooManyException e) {
            // Nor does what is left of it keep the connection.
            response.setHeader(HttpHeaders.CONNECTION, "close");
            tooMuch(request, response, e);
            return null;
        } catch (Spool.FullException e) {
            tooMuch(request, response, e);
            return null;
        } catch (IOException e) {
            refuse(request, response, e, most);
            return null;
        }
    }

    private SpooledBody read(HttpServletRequest request, long most, Spool.Place place)
            throws IOException {
        long announced = request.getContentLengthLong();
        if (announced > most) {
            throw new LimitedBody.TooLargeException();
        }
        if (announced >= SpooledBody.IN_MEMORY_BYTES) {
            place.require(announced);
        }
        return SpooledBody.read(
                new LimitedBody(request.getInputStream(), most, limits.maxBodyTime()), place);
    }

    private void tooMuch(
            HttpServletRequest request, HttpServletResponse response, Spool.FullException why)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        problems.write(
                request, response, HttpStatus.TOO_MANY_REQUESTS, String.valueOf(why.getMessage()));
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, IOException why, long most)
            throws IOException {
        switch (why) {
            case LimitedBody.TooLargeException _ ->
                    problems.write(
                            request,
                            response,
                            HttpStatus.CONTENT_TOO_LARGE,
                            "A body may have at most %d bytes.".formatted(most));
            case LimitedBody.TooSlowException _ -> tooSlow(request, response);
            case IOException late when late.getCause() instanceof SocketTimeoutException ->
                    tooSlow(request, response);
            default ->
                    problems.write(
                            request, response, HttpStatus.BAD_REQUEST, "The body is cut off.");
        }
    }

    private void tooSlow(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(
                request, response, HttpStatus.REQUEST_TIMEOUT, "The body did not come in time.");
    }
}
