package io.dialstream.stack.chaos;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the provider knows of a campaign. */
record Truth(Map<String, Tally> campaigns, int maxCallsPerNumber, List<Call> calls) {

    /** Without the calls, when they were not asked for. */
    Truth(
            @Nullable Map<String, Tally> campaigns,
            @Nullable Integer maxCallsPerNumber,
            @Nullable List<Call> calls) {
        this(
                Objects.requireNonNullElse(campaigns, Map.of()),
                Objects.requireNonNullElse(maxCallsPerNumber, 0).intValue(),
                Objects.requireNonNullElse(calls, List.<Call>of()));
    }

    record Tally(int liveCalls, int maxLiveCalls, int ended) {

        static final Tally NONE = new Tally(0, 0, 0);
    }

    /** One call that the provider accepted. */
    record Call(
            @Nullable String callId,
            @Nullable String leadId,
            String status,
            Instant createdAt,
            @Nullable Instant answeredAt,
            @Nullable Integer durationSeconds) {

        String outcome() {
            return statusForUs() + (durationSeconds == null ? "" : " " + durationSeconds + " s");
        }

        private String statusForUs() {
            return switch (status) {
                case "completed" -> "COMPLETED";
                case "busy" -> "MISSED";
                case "no-answer" -> "NO_ANSWER";
                case "failed", "canceled" -> "FAILED";
                default -> status;
            };
        }
    }

    Tally tally(String campaignId) {
        return campaigns.getOrDefault(campaignId, Tally.NONE);
    }

    Account.Usage usage() {
        return new Account.Usage(
                calls.size(),
                calls.stream().filter(call -> call.answeredAt() != null).count(),
                calls.stream()
                        .mapToLong(call -> Objects.requireNonNullElse(call.durationSeconds(), 0))
                        .sum());
    }
}
