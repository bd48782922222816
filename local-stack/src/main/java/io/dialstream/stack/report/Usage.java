package io.dialstream.stack.report;

/** What a user is charged for. */
public record Usage(long calls, long answeredCalls, long totalSeconds) {

    public static final Usage NOTHING = new Usage(0, 0, 0);

    public Usage plus(Usage other) {
        return new Usage(
                calls + other.calls,
                answeredCalls + other.answeredCalls,
                totalSeconds + other.totalSeconds);
    }

    public Usage minus(Usage before) {
        return new Usage(
                calls - before.calls,
                answeredCalls - before.answeredCalls,
                totalSeconds - before.totalSeconds);
    }
}
