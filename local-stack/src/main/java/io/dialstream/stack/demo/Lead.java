package io.dialstream.stack.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lead as the campaign-service tells it. */
public record Lead(
        String id,
        String phoneNumber,
        String status,
        int attempts,
        @Nullable String reason,
        boolean optedOut) {

    /** A page of a campaign's leads. */
    record Leads(List<Lead> items, @Nullable String nextCursor) implements Page<Lead> {}
}
