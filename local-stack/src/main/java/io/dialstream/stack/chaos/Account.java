package io.dialstream.stack.chaos;

import io.dialstream.stack.report.CallOutcome;
import io.dialstream.stack.report.Usage;
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

        CallOutcome outcome() {
            return new CallOutcome(status, durationSeconds);
        }

        /** Whether Dialstream says that it never found out. */
        boolean isUnknown() {
            return "DIAL_UNKNOWN".equals(reason);
        }
    }

    record Entry(String callId, String event) {}

    record Lead(String id, String status) {}
}
