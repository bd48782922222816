package io.dialstream.campaigns.rules;

import static java.util.Objects.requireNonNullElse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often leads are called that were not reached, as it was posted.
 *
 * @param maxAttempts counts the first call; null for {@link #DEFAULT_ATTEMPTS}
 * @param rules at most one of each outcome; what has none is not tried again; null for {@link
 *     #DEFAULT_RULES}
 */
public record Retry(@Nullable Integer maxAttempts, @Nullable List<RetryRule> rules) {

    public static final int MAX_ATTEMPTS = 10;
    public static final int DEFAULT_ATTEMPTS = 3;

    public static final List<RetryRule> DEFAULT_RULES =
            List.of(
                    RetryRule.of(RetryOutcome.BUSY, 900, 3_600),
                    RetryRule.of(RetryOutcome.NO_ANSWER, 7_200, 86_400),
                    RetryRule.of(RetryOutcome.VOICEMAIL, 86_400),
                    RetryRule.of(RetryOutcome.FAILED, 300, 1_800));

    public Retry {
        rules = rules == null ? null : List.copyOf(rules);
    }

    /** Whether a lead may be called once more after so many attempts. */
    boolean allowsAnother(Attempts made) {
        return made.total() < requireNonNullElse(maxAttempts, DEFAULT_ATTEMPTS);
    }

    /** As JSON. */
    Map<String, Object> posted() {
        var fields = new LinkedHashMap<String, Object>();
        if (maxAttempts != null) {
            fields.put("maxAttempts", maxAttempts);
        }
        if (rules != null) {
            fields.put("rules", rules.stream().map(RetryRule::posted).toList());
        }
        return fields;
    }

    Stream<RetryRule> effectiveRules() {
        return requireNonNullElse(rules, DEFAULT_RULES).stream();
    }
}
