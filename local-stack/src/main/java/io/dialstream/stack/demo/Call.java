package io.dialstream.stack.demo;

import io.dialstream.stack.report.CallOutcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call as the campaign-service tells it. */
public record Call(
        String id,
        String status,
        @Nullable String reason,
        @Nullable Integer durationSeconds,
        @Nullable String answeredBy) {

    /** A page of a campaign's calls. */
    record Calls(List<Call> items, @Nullable String nextCursor) implements Page<Call> {}

    /** How each of them ended, by its id. */
    public static Map<String, CallOutcome> outcomes(List<Call> calls) {
        return calls.stream().collect(Collectors.toMap(Call::id, Call::outcome));
    }

    public CallOutcome outcome() {
        return new CallOutcome(status, durationSeconds);
    }
}
