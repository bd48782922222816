package io.dialstream.stack.demo;

import io.dialstream.stack.report.CallOutcome;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call that came in, as the campaign-service tells it. */
record IncomingCall(
        String id,
        @Nullable String providerCallId,
        String status,
        @Nullable Integer durationSeconds) {

    /** A page of them. */
    record Calls(List<IncomingCall> items, @Nullable String nextCursor)
            implements Page<IncomingCall> {}

    /** As the provider calls it, if that is known. */
    String name() {
        return Objects.requireNonNullElse(providerCallId, id);
    }

    CallOutcome outcome() {
        return new CallOutcome(status, durationSeconds);
    }
}
