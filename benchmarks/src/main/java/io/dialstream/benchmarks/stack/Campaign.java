package io.dialstream.benchmarks.stack;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a bench looks at of a campaign. */
public record Campaign(
        String id,
        String status,
        int totalLeads,
        int completedLeads,
        int inFlightCalls,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {

    public boolean isCompleted() {
        return status.equals("COMPLETED");
    }
}
