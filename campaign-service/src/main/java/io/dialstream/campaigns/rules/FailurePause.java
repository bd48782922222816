package io.dialstream.campaigns.rules;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a campaign pauses because its list, or the number that it calls from, is bad; as it was
 * posted.
 *
 * @param share of the last calls that fail for that; null for {@link #DEFAULT_SHARE}
 * @param of how many are the last ones; null for {@link #DEFAULT_OF}
 */
public record FailurePause(@Nullable Double share, @Nullable Integer of) {

    public static final double DEFAULT_SHARE = 0.6;
    public static final int DEFAULT_OF = 20;
    public static final int MAX_OF = 100;

    /** Of a campaign that says nothing of it. */
    public static final FailurePause DEFAULT = new FailurePause(DEFAULT_SHARE, DEFAULT_OF);

    /** How many calls are looked at. */
    public int window() {
        return requireNonNullElse(of, DEFAULT_OF);
    }

    /** Whether so many of them are enough to pause. Exact: 0.55 of 100 are 55. */
    public boolean isReachedBy(int failed) {
        var enough =
                BigDecimal.valueOf(requireNonNullElse(share, DEFAULT_SHARE))
                        .multiply(BigDecimal.valueOf(window()));
        return BigDecimal.valueOf(failed).compareTo(enough) >= 0;
    }

    /** As JSON. */
    Map<String, Object> posted() {
        var fields = new LinkedHashMap<String, Object>();
        if (share != null) {
            fields.put("share", share);
        }
        if (of != null) {
            fields.put("of", of);
        }
        return fields;
    }
}
