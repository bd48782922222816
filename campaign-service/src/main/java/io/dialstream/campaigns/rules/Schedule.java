package io.dialstream.campaigns.rules;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a campaign starts by itself, and when it ends whatever it has come to.
 *
 * @param startAt null when it does not start by itself
 * @param endAt null when it ends with its last lead
 */
public record Schedule(@Nullable Instant startAt, @Nullable Instant endAt) {

    /** Whether it is time to start. */
    public boolean isStartDue(Instant now) {
        return startAt != null && !now.isBefore(startAt);
    }

    /** Whether it is time to end. */
    public boolean isEndDue(Instant now) {
        return endAt != null && !now.isBefore(endAt);
    }

    /** As JSON. */
    Map<String, Object> posted() {
        var fields = new LinkedHashMap<String, Object>();
        if (startAt != null) {
            fields.put("startAt", startAt.toString());
        }
        if (endAt != null) {
            fields.put("endAt", endAt.toString());
        }
        return fields;
    }
}
