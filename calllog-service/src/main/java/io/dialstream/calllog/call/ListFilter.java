package io.dialstream.calllog.call;

import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the calls or log entries of a list have in common; what is null does not matter.
 *
 * @param reason why a call ended as it did; of log entries, those that say it
 * @param from not before it: of calls when they were created, of log entries when they were
 *     recorded
 * @param to before it
 */
public record ListFilter(
        @Nullable String leadId,
        @Nullable PhoneNumber phoneNumber,
        @Nullable String reason,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final ListFilter ALL = new ListFilter(null, null, null, null, null);
}
