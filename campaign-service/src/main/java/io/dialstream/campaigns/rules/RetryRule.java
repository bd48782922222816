package io.dialstream.campaigns.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When an outcome is tried again.
 *
 * @param afterSeconds the nth follows the nth attempt with this outcome; the last one repeats
 * @param alsoAfterMessage whether a machine is called again that has our message; null for no
 */
public record RetryRule(
        RetryOutcome outcome, List<Integer> afterSeconds, @Nullable Boolean alsoAfterMessage) {

    public static final int MAX_SECONDS = 30 * 86_400;

    public RetryRule {
        afterSeconds = List.copyOf(afterSeconds);
    }

    static RetryRule of(RetryOutcome outcome, Integer... afterSeconds) {
        return new RetryRule(outcome, List.of(afterSeconds), null);
    }

    /** As JSON. */
    Map<String, Object> posted() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("outcome", outcome.name());
        fields.put("afterSeconds", afterSeconds);
        if (alsoAfterMessage != null) {
            fields.put("alsoAfterMessage", alsoAfterMessage);
        }
        return fields;
    }

    /** The delay after so many attempts with this outcome, in seconds. */
    int delayAfter(int attempts) {
        return afterSeconds.get(Math.min(attempts, afterSeconds.size()) - 1);
    }

    /** Whether it is about an attempt that came to this. */
    boolean covers(AttemptOutcome reached) {
        return reached.triedAgainAs() == outcome
                && (reached != AttemptOutcome.MESSAGE_LEFT
                        || Boolean.TRUE.equals(alsoAfterMessage));
    }
}
