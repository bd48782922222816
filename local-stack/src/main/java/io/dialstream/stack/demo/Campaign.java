package io.dialstream.stack.demo;

/** A campaign as the campaign-service tells it; durations in seconds. */
public record Campaign(
        String id,
        String status,
        int totalLeads,
        int completedLeads,
        int waitingLeads,
        int excludedLeads,
        int inFlightCalls,
        int successfulCalls,
        int failedCalls,
        int missedCalls,
        int noAnswerCalls,
        double averageDuration,
        long totalDuration,
        int maxConcurrentCalls) {

    /** Whether nothing will change any more. */
    boolean isOver() {
        return switch (status) {
            case "COMPLETED", "STOPPED", "FAILED" -> true;
            default -> false;
        };
    }
}
