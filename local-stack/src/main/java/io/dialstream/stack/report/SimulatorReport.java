package io.dialstream.stack.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator knows of a campaign, and of the people who have called in.
 *
 * @param incoming whose calls are not over yet
 * @param incomingCalls all that there were, whomever the campaign has called
 * @param refusals seconds in which callbacks were answered with a 5xx, of whatever campaign
 */
public record SimulatorReport(
        Map<String, Tally> campaigns,
        int maxCallsPerNumber,
        List<Call> calls,
        Incoming incoming,
        List<IncomingCall> incomingCalls,
        List<Refusal> refusals) {

    /** Where nobody has called in. */
    public SimulatorReport(Map<String, Tally> campaigns, int maxCallsPerNumber, List<Call> calls) {
        this(campaigns, maxCallsPerNumber, calls, Incoming.NONE, List.of(), List.of());
    }

    /** Calls are missing when they were not asked for. */
    public SimulatorReport {
        incoming = Objects.requireNonNullElse(incoming, Incoming.NONE);
        refusals = Objects.requireNonNullElse(refusals, List.of());
        incomingCalls = Objects.requireNonNullElse(incomingCalls, List.of());
        campaigns = Objects.requireNonNullElse(campaigns, Map.of());
        calls = Objects.requireNonNullElse(calls, List.of());
    }

    /** So many callbacks were answered so in the second that begins then. */
    public record Refusal(Instant at, int status, int answers) {}

    /** The campaign's calls, counted. */
    public record Tally(
            int calls,
            int liveCalls,
            int maxLiveCalls,
            int successful,
            int failed,
            int missed,
            int noAnswer,
            long talkSeconds,
            int ended) {

        static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * One call that the provider accepted.
     *
     * @param answeredBy who answered in truth: human, machine or fax; null when nobody did
     * @param heard the texts that were read out
     * @param pressed the key that the callee has pressed; null for none
     * @param account the id of the account that has the call
     * @param told when the callback of a status was first taken; those that never were are missing
     */
    public record Call(
            @Nullable String callId,
            @Nullable String leadId,
            String to,
            String status,
            Instant createdAt,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt,
            @Nullable Integer durationSeconds,
            @Nullable Integer sipResponseCode,
            @Nullable String answeredBy,
            @Nullable List<String> heard,
            @Nullable String pressed,
            String account,
            Map<String, Instant> told) {

        /** Of the first account, where what was told of it is of no interest. */
        public Call(
                @Nullable String callId,
                @Nullable String leadId,
                String to,
                String status,
                Instant createdAt,
                @Nullable Instant answeredAt,
                @Nullable Instant endedAt,
                @Nullable Integer durationSeconds,
                @Nullable Integer sipResponseCode,
                @Nullable String answeredBy,
                @Nullable List<String> heard,
                @Nullable String pressed) {
            this(
                    callId,
                    leadId,
                    to,
                    status,
                    createdAt,
                    answeredAt,
                    endedAt,
                    durationSeconds,
                    sipResponseCode,
                    answeredBy,
                    heard,
                    pressed,
                    "twilio",
                    Map.of());
        }

        /** How often this was read out to whoever answered. */
        public long heard(String text) {
            return heard == null ? 0 : heard.stream().filter(text::equals).count();
        }

        /** In our words. */
        public CallOutcome outcome() {
            return new CallOutcome(ours(status), durationSeconds);
        }
    }

    private static String ours(String status) {
        return switch (status) {
            case "completed" -> "COMPLETED";
            case "busy" -> "MISSED";
            case "no-answer" -> "NO_ANSWER";
            case "failed", "canceled" -> "FAILED";
            default -> status;
        };
    }

    /**
     * Calls that come in, counted.
     *
     * @param expectedCalls people who have missed a call and will call back
     */
    public record Incoming(int liveCalls, int expectedCalls) {

        static final Incoming NONE = new Incoming(0, 0);

        public boolean isOver() {
            return liveCalls == 0 && expectedCalls == 0;
        }
    }

    /** One call that came in. */
    public record IncomingCall(
            String sid,
            String status,
            Instant createdAt,
            @Nullable Instant answeredAt,
            @Nullable Integer durationSeconds) {

        /** In our words. */
        public CallOutcome outcome() {
            return new CallOutcome(ours(status), durationSeconds);
        }
    }

    /** The calls that have come in since then. */
    public List<IncomingCall> incomingCallsSince(Instant start) {
        return incomingCalls.stream().filter(call -> !call.createdAt().isBefore(start)).toList();
    }

    public Tally tally(String campaignId) {
        return campaigns.getOrDefault(campaignId, Tally.NONE);
    }

    public Map<String, CallOutcome> outcomes() {
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

    public Usage usage() {
        return calls.stream().map(Usage::of).reduce(Usage.NOTHING, Usage::plus);
    }

    /**
     * How many calls were live on average from the first create to the last, that is while leads
     * remained.
     */
    public double averageLiveWhileLeadsRemained() {
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
