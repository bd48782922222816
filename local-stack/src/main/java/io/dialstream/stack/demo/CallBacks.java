package io.dialstream.stack.demo;

import io.dialstream.stack.report.CallOutcome;
import io.dialstream.stack.report.SimulatorReport;
import io.dialstream.stack.report.Usage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The calls of people who have missed one and call back, as Dialstream and the simulator tell them.
 */
record CallBacks(List<IncomingCall> ours, List<SimulatorReport.IncomingCall> theirs) {

    static final CallBacks NONE = new CallBacks(List.of(), List.of());

    /** How many there were, and how long they talked. */
    List<Comparison.Row> rows() {
        return List.of(
                Comparison.Row.of("incoming calls", ours.size(), theirs.size()),
                Comparison.Row.of("incoming: talk seconds", ourSeconds(), usage().totalSeconds()));
    }

    /** A sentence for each call that the two tell otherwise. */
    List<String> differences() {
        Map<String, CallOutcome> mine = new HashMap<>();
        ours.forEach(call -> mine.put(call.name(), call.outcome()));
        Map<String, CallOutcome> yours = new HashMap<>();
        theirs.forEach(call -> yours.put(call.sid(), call.outcome()));
        List<String> differences = new ArrayList<>(Comparison.differentCalls(mine, yours));
        if (mine.size() < ours.size()) {
            differences.add("Dialstream has a call that came in more than once.");
        }
        return differences;
    }

    /** What the user is charged for them, by the simulator's account. */
    Usage usage() {
        return new Usage(
                theirs.size(),
                theirs.stream().filter(call -> call.answeredAt() != null).count(),
                theirs.stream()
                        .mapToLong(call -> Objects.requireNonNullElse(call.durationSeconds(), 0))
                        .sum());
    }

    private long ourSeconds() {
        return ours.stream()
                .mapToLong(call -> Objects.requireNonNullElse(call.durationSeconds(), 0))
                .sum();
    }
}
