package io.dialstream.stack.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry of the do-not-call list as the campaign-service tells it. */
public record DoNotCallEntry(String phoneNumber, String source) {

    /** A page of the list. */
    record Entries(List<DoNotCallEntry> items, @Nullable String nextCursor)
            implements Page<DoNotCallEntry> {}
}
