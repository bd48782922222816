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
            int excludedLeads,
            int inFlightCalls,
            int successfulCalls,
            int failedCalls,
            int missedCalls,
            int noAnswerCalls,
            int voicemailCalls,
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
            @Nullable Integer durationSeconds,
            int attempt,
            @Nullable String answeredBy,
            @Nullable String provider) {

        CallOutcome outcome() {
            return new CallOutcome(status, durationSeconds);
        }

        /** Whether a machine or a fax has answered, and somebody knows. */
        boolean isVoicemail() {
            return status.equals("COMPLETED")
                    && ("MACHINE".equals(answeredBy) || "FAX".equals(answeredBy));
        }

        /** Whether Dialstream says that it never found out. */
        boolean isUnknown() {
            return "DIAL_UNKNOWN".equals(reason);
        }
    }

    record Entry(String callId, String event) {}

    /** Attempts are counted when they end. */
    record Lead(String id, String status, int attempts) {}
}
