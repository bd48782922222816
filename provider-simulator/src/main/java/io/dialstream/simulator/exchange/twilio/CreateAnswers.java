package io.dialstream.simulator.exchange.twilio;

import io.dialstream.simulator.account.Accounts;
import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.exchange.Placement;
import io.dialstream.simulator.fault.Fault;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers a create, the right way or as a fault has it. */
@Component
class CreateAnswers {

    private static final long LONGEST_HOLD_SECONDS = 15;
    private static final Duration NEVER = Duration.ofMinutes(10);

    private final Accounts accounts;
    private final JsonMapper mapper;

    CreateAnswers(Accounts accounts, JsonMapper mapper) {
        this.accounts = accounts;
        this.mapper = mapper;
    }

    /** The answer; null when the connection was closed instead. */
    @Nullable ResponseEntity<Object> answer(Placement placement, HttpServletRequest request)
            throws InterruptedException {
        return switch (placement) {
            case Placement.Refused refused -> refusal(refused, request);
            case Placement.Accepted accepted -> {
                await(accepted);
                Call call = accepted.call();
                String sid = accounts.named(call.request().account()).sid();
                CallResource resource = CallResource.of(call, sid);
                yield accepted.spoiled() == null
                        ? ResponseEntity.status(HttpStatus.CREATED).body(resource)
                        : fault(accepted.spoiled(), resource, request);
            }
        };
    }

    private @Nullable ResponseEntity<Object> refusal(
            Placement.Refused refused, HttpServletRequest request) throws InterruptedException {
        if (refused.fault() == Fault.RATE_LIMIT) {
            HttpHeaders headers = new HttpHeaders();
            headers.set("Retry-After", Long.toString(refused.retryAfterSeconds()));
            return TwilioError.answer(429, 20429, "Too Many Requests", headers);
        }
        return fault(refused.fault(), null, request);
    }

    private @Nullable ResponseEntity<Object> fault(
            Fault fault, @Nullable CallResource resource, HttpServletRequest request)
            throws InterruptedException {
        return switch (fault) {
            case ERROR_500_BEFORE, ERROR_500_AFTER -> serverError(500, 20500);
            case ERROR_503_BEFORE, ERROR_503_AFTER -> serverError(503, 20503);
            case EMPTY_201 -> ResponseEntity.status(HttpStatus.CREATED).build();
            case UNREADABLE_201 -> half(resource);
            case TIMEOUT_AFTER -> {
                Thread.sleep(NEVER);
                yield closed(request);
            }
            case CLOSE_BEFORE, CLOSE_AFTER -> closed(request);
            case UNAUTHORIZED,
                    RATE_LIMIT,
                    CALLBACK_FIRST,
                    DUPLICATE_CALLBACK,
                    REORDER_CALLBACK,
                    DELAY_CALLBACK,
                    LOSE_CALLBACK,
                    FORGED_CALLBACK,
                    LATE_READS ->
                    throw new IllegalArgumentException(fault + " is not an answer");
        };
    }

    private static ResponseEntity<Object> serverError(int status, int code) {
        String message = status == 503 ? "Service Unavailable" : "Internal Server Error";
        return TwilioError.answer(status, code, message, new HttpHeaders());
    }

    private ResponseEntity<Object> half(@Nullable CallResource resource) {
        String whole = mapper.writeValueAsString(resource);
        return ResponseEntity.status(HttpStatus.CREATED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(whole.substring(0, whole.length() / 2));
    }

    private static @Nullable ResponseEntity<Object> closed(HttpServletRequest request) {
        ClosableConnections.close(request);
        return null;
    }

    private static void await(Placement.Accepted accepted) throws InterruptedException {
        try {
            accepted.answerable().toCompletableFuture().get(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException | CancellationException noCallbackCame) {
            // A call whose first callback is a long way off is answered without it.
        }
    }
}
