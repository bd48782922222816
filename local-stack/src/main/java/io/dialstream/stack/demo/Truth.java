package io.dialstream.stack.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the simulator knows about one campaign. */
record Truth(Map<String, Tally> campaigns, Map<String, Integer> callsPerNumber, List<Call> calls) {

    /** The campaign's calls, counted. */
    record Tally(
            int calls,
            int maxLiveCalls,
            int successful,
            int failed,
            int missed,
            int noAnswer,
            long talkSeconds,
            int ended) {

        static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** One call at the provider. */
    record Call(
            @Nullable String callId,
            String status,
            Instant createdAt,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt,
            @Nullable Integer durationSeconds) {

        CallOutcome outcome() {
            return new CallOutcome(
                    switch (status) {
                        case "completed" -> "COMPLETED";
                        case "busy" -> "MISSED";
                        case "no-answer" -> "NO_ANSWER";
                        case "failed", "canceled" -> "FAILED";
                        default -> status;
                    },
                    durationSeconds);
        }
    }

    Tally tally(String campaignId) {
        return campaigns.getOrDefault(campaignId, Tally.NONE);
    }

    int mostCallsToOneNumber() {
        return callsPerNumber.values().stream().max(Comparator.naturalOrder()).orElse(0);
    }

    Map<String, CallOutcome> outcomes() {
        return calls.stream()
                .collect(
                        Collectors.toMap(
                                call ->
                                        Objects.requireNonNullElse(
                                                call.callId(), "a call without our id"),
                                Call::outcome,
                                (first, second) ->
                                        new CallOutcome(first + " and again " + second, null),
                                TreeMap::new));
    }

    Usage usage() {
        return new Usage(
                calls.size(),
                calls.stream().filter(call -> call.answeredAt() != null).count(),
                calls.stream()
                        .mapToLong(call -> Objects.requireNonNullElse(call.durationSeconds(), 0))
                        .sum());
    }

    /**
     * How many calls were live on average from the first create to the last, that is while leads
     * remained.
     */
    double averageLiveWhileLeadsRemained() {
        Instant first =
                calls.stream()
                        .map(Call::createdAt)
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH);
        Instant last =
                calls.stream()
                        .map(Call::createdAt)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH);
        long liveMillis =
                calls.stream()
                        .mapToLong(call ->
                                Duration.between(call.createdAt(), earlier(call.endedAt(), last))
                                        .toMillis())
                        .sum();
        return first.equals(last)
                ? 0
                : (double) liveMillis / Duration.between(first, last).toMillis();
    }

    private static Instant earlier(@Nullable Instant end, Instant last) {
        return end == null || end.isAfter(last) ? last : end;
    }
}
