package io.dialstream.stack.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One campaign and what strikes while it runs.
 *
 * @param faults strike at the same time
 * @param posting how its leads come
 * @param after how many of its calls have ended when they strike; 0: while it is being posted
 * @param delay further time until they strike
 * @param mishaps probabilities of the provider's faults, by their names
 * @param refusal of an account from then on; null where all take calls
 */
record Round(
        int number,
        List<Fault> faults,
        Move move,
        Posting posting,
        int leads,
        int limit,
        int after,
        Duration delay,
        Map<String, Double> mishaps,
        Rules rules,
        Accounts accounts,
        @Nullable Refusal refusal) {

    Round {
        faults = List.copyOf(faults);
        mishaps = Map.copyOf(mishaps);
    }

    boolean strikesWhilePosting() {
        return after == 0;
    }

    String title() {
        return faults.stream().map(Fault::title).collect(Collectors.joining(" & "))
                + (strikesWhilePosting() ? " during " + posting.title() : "")
                + move.words()
                + (refusal == null ? "" : "; " + refusal.words());
    }
}
