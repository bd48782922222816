package io.dialstream.stack.chaos;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Dialstream says of a campaign; durations in seconds. */
record Account(
        Campaign campaign,
        List<Call> calls,
        List<Entry> log,
        List<Lead> leads,
        List<String> campaigns,
        Usage usage) {

    record Campaign(
            String id,
            String status,
            int totalLeads,
            int completedLeads,
            int skippedLeads,
            int inFlightCalls,
            int successfulCalls,
            int failedCalls,
            int missedCalls,
            int noAnswerCalls,
            long totalDuration,
            double averageDuration,
            int maxConcurrentCalls) {

        boolean isOver() {
            return isCompleted() || status.equals("STOPPED") || status.equals("FAILED");
        }

        boolean isCompleted() {
            return status.equals("COMPLETED");
        }
    }

    record Call(
            String id,
            @Nullable String leadId,
            String status,
            @Nullable String reason,
            @Nullable Integer durationSeconds) {

        String outcome() {
            return status + (durationSeconds == null ? "" : " " + durationSeconds + " s");
        }

        /** Whether Dialstream says that it never found out. */
        boolean isUnknown() {
            return "DIAL_UNKNOWN".equals(reason);
        }
    }

    record Entry(String callId, String event) {}

    record Lead(String id, String status) {}

    /** What the user of the campaign is charged for. */
    record Usage(long calls, long answeredCalls, long totalSeconds) {

        static final Usage NOTHING = new Usage(0, 0, 0);

        Usage plus(Usage other) {
            return new Usage(
                    calls + other.calls,
                    answeredCalls + other.answeredCalls,
                    totalSeconds + other.totalSeconds);
        }
    }
}
