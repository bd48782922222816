package io.dialstream.stack.report;

import java.util.Objects;

/** What a user is charged for. */
public record Usage(long calls, long answeredCalls, long totalSeconds) {

    public static final Usage NOTHING = new Usage(0, 0, 0);

    /** What a call comes to that the provider had. */
    public static Usage of(SimulatorReport.Call call) {
        return new Usage(
                1,
                call.answeredAt() == null ? 0 : 1,
                Objects.requireNonNullElse(call.durationSeconds(), 0));
    }

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
