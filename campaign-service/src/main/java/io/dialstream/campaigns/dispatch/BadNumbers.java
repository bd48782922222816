package io.dialstream.campaigns.dispatch;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.dialstream.campaigns.rules.FailurePause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which of a campaign's last calls have failed for a bad number. Calls are numbered as they end.
 *
 * @param since the number of the last call before the campaign was started or resumed
 * @param failures of the calls that the campaign's rule looks at, the oldest first
 */
public record BadNumbers(int since, List<Failure> failures) {

    public static final BadNumbers NONE = new BadNumbers(0, List.of());

    /** A call, and what it failed for. */
    public record Failure(int call, String reason) {}

    public BadNumbers {
        failures = List.copyOf(failures);
    }

    /** After a call has failed. */
    BadNumbers and(Failure failure, FailurePause rule) {
        return new BadNumbers(
                since,
                Stream.concat(failures.stream(), Stream.of(failure))
                        .filter(one -> one.call() > failure.call() - rule.window())
                        .toList());
    }

    /**
     * What most of the last calls have failed for; empty as long as they are few.
     *
     * @param calls that have ended, the last one for a bad number
     */
    Optional<String> reasonToPause(int calls, FailurePause rule) {
        return calls - since >= rule.window() && rule.isReachedBy(failures.size())
                ? Optional.of(commonestReason())
                : Optional.empty();
    }

    private String commonestReason() {
        return failures.stream()
                .collect(groupingBy(Failure::reason, counting()))
                .entrySet()
                .stream()
                .max(
                        Map.Entry.<String, Long>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
    }
}
