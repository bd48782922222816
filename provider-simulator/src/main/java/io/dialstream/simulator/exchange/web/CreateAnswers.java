package io.dialstream.simulator.exchange.web;

import io.dialstream.simulator.exchange.Placement;
import io.dialstream.simulator.fault.Fault;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers a create in a vendor's words, the right way or as a fault has it. */
@Component
public class CreateAnswers {

    private static final long LONGEST_HOLD_SECONDS = 15;
    private static final Duration NEVER = Duration.ofMinutes(10);

    private final JsonMapper mapper;

    CreateAnswers(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** The answer; null when the connection was closed instead. */
    public @Nullable ResponseEntity<Object> answer(
            Placement placement, CreateWording wording, HttpServletRequest request)
            throws InterruptedException {
        return switch (placement) {
            case Placement.Refused refused ->
                    refused.fault() == Fault.RATE_LIMIT
                            ? wording.tooMany(refused.retryAfterSeconds())
                            : fault(refused.fault(), null, wording, request);
            case Placement.Accepted accepted -> {
                await(accepted);
                yield accepted.spoiled() == null
                        ? wording.created(accepted.call())
                        : fault(
                                accepted.spoiled(),
                                wording.created(accepted.call()),
                                wording,
                                request);
            }
        };
    }

    /** What comes instead of the right answer, which is null when nothing was created. */
    private @Nullable ResponseEntity<Object> fault(
            Fault fault,
            @Nullable ResponseEntity<Object> right,
            CreateWording wording,
            HttpServletRequest request)
            throws InterruptedException {
        return switch (fault) {
            case ERROR_500_BEFORE, ERROR_500_AFTER -> wording.broken(500);
            case ERROR_503_BEFORE, ERROR_503_AFTER -> wording.broken(503);
            case EMPTY_201 -> ResponseEntity.status(status(right)).build();
            case UNREADABLE_201 -> half(right);
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

    private ResponseEntity<Object> half(@Nullable ResponseEntity<Object> right) {
        String whole = mapper.writeValueAsString(right == null ? null : right.getBody());
        return ResponseEntity.status(status(right))
                .contentType(MediaType.APPLICATION_JSON)
                .body(whole.substring(0, whole.length() / 2));
    }

    private static HttpStatusCode status(@Nullable ResponseEntity<Object> right) {
        return right == null ? HttpStatus.CREATED : right.getStatusCode();
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
