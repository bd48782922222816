package io.dialstream.stack.demo;

import io.dialstream.stack.report.CallOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of a campaign's calls as the campaign-service tells them. */
record CallPage(List<Entry> items, @Nullable String nextCursor) {

    record Entry(String id, String status, @Nullable Integer durationSeconds) {

        CallOutcome outcome() {
            return new CallOutcome(status, durationSeconds);
        }
    }
}
