package io.dialstream.stack.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a round's campaign may do, and whom it may call.
 *
 * @param maxAttempts to reach a lead; one means without a retry
 * @param retryAfter when a lead is called again that was not reached
 * @param cap of the calls to a number; null for none
 * @param listed how many leads are put on the do-not-call list once they are posted
 * @param optOut whether callees are offered a key that stops the calls
 */
record Rules(
        int maxAttempts,
        Duration retryAfter,
        @Nullable Cap cap,
        Machines machines,
        int listed,
        boolean optOut) {

    static final Rules NONE = new Rules(1, Duration.ZERO, null, Machines.IGNORE, 0, false);

    /** What a machine hears whose call is not hung up. */
    static final String VOICEMAIL = "Please call us back.";

    static final String OPT_OUT_KEY = "9";

    /** What is heard by whose opt-out is known for certain. */
    static final String CONFIRMATION = "You will not be called again. Goodbye.";

    /** So many calls to a number begin within that time, at most. */
    record Cap(int calls, Duration within) {}

    /** What becomes of a call that a machine answers, as the API names it. */
    enum Machines {
        IGNORE,
        HANG_UP,
        LEAVE_MESSAGE
    }

    /** For whoever reads the table. */
    String words() {
        List<String> words = new ArrayList<>();
        if (maxAttempts > 1) {
            words.add(maxAttempts + " attempts");
        }
        if (cap != null) {
            words.add("cap %d in %d s".formatted(cap.calls(), cap.within().toSeconds()));
        }
        if (machines != Machines.IGNORE) {
            words.add(machines == Machines.HANG_UP ? "machines hung up" : "messages");
        }
        if (listed > 0) {
            words.add(listed + " listed");
        }
        if (optOut) {
            words.add("opt-out");
        }
        return String.join(", ", words);
    }

    /** What of it is in the request that creates a campaign. */
    Map<String, Object> posted() {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("answeringMachine", machines.name());
        if (maxAttempts > 1) {
            fields.put("retry", Map.of("maxAttempts", maxAttempts, "rules", retries()));
        }
        if (cap != null) {
            fields.put(
                    "attemptCap",
                    Map.of("calls", cap.calls(), "withinSeconds", cap.within().toSeconds()));
        }
        return fields;
    }

    private List<Map<String, Object>> retries() {
        return Arrays.stream(Again.values())
                .map(again ->
                        Map.<String, Object>of(
                                "outcome",
                                again.name(),
                                "afterSeconds",
                                List.of(retryAfter.toSeconds())))
                .toList();
    }

    /** What is tried again. */
    private enum Again {
        BUSY,
        NO_ANSWER,
        FAILED,
        VOICEMAIL
    }

    /** What the callees hear. */
    Map<String, Object> agent() {
        Map<String, Object> agent = new TreeMap<>();
        agent.put("name", "Chaos");
        agent.put("message", "Hello.");
        agent.put("voicemailMessage", VOICEMAIL);
        if (optOut) {
            agent.put("optOutDigit", OPT_OUT_KEY);
        }
        return agent;
    }
}
