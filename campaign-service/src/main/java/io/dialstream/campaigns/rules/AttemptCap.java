package io.dialstream.campaigns.rules;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often a number may be called, by all campaigns and single calls of its user together; as it
 * was posted.
 *
 * @param calls that begin within any stretch of time of that length, at most
 * @param withinSeconds that length
 * @param minGapSeconds from the start of a call to that of the next one, at least; null for 0
 */
public record AttemptCap(int calls, int withinSeconds, @Nullable Integer minGapSeconds) {

    public static final int MAX_CALLS = 100;

    /** Thirty days: for so long it is known when a number was called. */
    public static final int MAX_SECONDS = 2_592_000;

    Duration within() {
        return Duration.ofSeconds(withinSeconds);
    }

    Duration minGap() {
        return Duration.ofSeconds(minGapSeconds == null ? 0 : minGapSeconds);
    }

    /** As JSON. */
    Map<String, Object> posted() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("calls", calls);
        fields.put("withinSeconds", withinSeconds);
        if (minGapSeconds != null) {
            fields.put("minGapSeconds", minGapSeconds);
        }
        return fields;
    }
}
