package io.dialstream.calllog.testing;

import io.dialstream.calllog.call.Callee;
import io.dialstream.calllog.call.ListFilter;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Filters by one thing alone, and what they let through. */
public final class Filters {

    private Filters() {}

    public static ListFilter ofLead(String leadId) {
        return new ListFilter(leadId, null, null, null, null);
    }

    public static ListFilter ofNumber(String number) {
        return new ListFilter(null, new PhoneNumber(number), null, null, null);
    }

    public static ListFilter withReason(String reason) {
        return new ListFilter(null, null, reason, null, null);
    }

    public static ListFilter between(@Nullable Instant from, @Nullable Instant to) {
        return new ListFilter(null, null, null, from, to);
    }

    /** Whether something of this callee, for this reason, at this time is let through. */
    public static boolean lets(
            ListFilter filter, Callee callee, @Nullable String reason, Instant time) {
        return isWanted(filter.leadId(), callee.leadId())
                && isWanted(filter.phoneNumber(), callee.phoneNumber())
                && isWanted(filter.reason(), reason)
                && (filter.from() == null || !time.isBefore(filter.from()))
                && (filter.to() == null || time.isBefore(filter.to()));
    }

    /** Whether a value is the one that is wanted, if any is. */
    public static boolean isWanted(@Nullable Object wanted, @Nullable Object value) {
        return wanted == null || wanted.equals(value);
    }
}
