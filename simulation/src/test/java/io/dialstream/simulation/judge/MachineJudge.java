package io.dialstream.simulation.judge;

import io.dialstream.events.AnsweringMachine;
import io.dialstream.simulation.engine.Agenda;
import io.dialstream.simulation.provider.SimulatedCall;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Whether something was done about every machine that everybody could know of. */
final class MachineJudge {

    /** Until then all is well again, and whoever is to be hung up is; a machine listens longer. */
    private static final Duration SOON = Duration.ofMinutes(10);

    /** How long a call must have gone on to be sure that there was time to leave a message. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private final Truth truth;
    private final boolean calm;
    private final Verdict verdict;

    /**
     * @param calm whether nothing goes wrong, so that every message is left
     */
    MachineJudge(Truth truth, boolean calm, Verdict verdict) {
        this.truth = truth;
        this.calm = calm;
        this.verdict = verdict;
    }

    void pronounce() {
        truth.placed().stream().filter(call -> call.onMachine() != null).forEach(this::call);
    }

    private void call(SimulatedCall call) {
        var found = truth.verdictOn(call.request().callId());
        var whom = found == null ? null : found.answeredBy();
        if (found == null || whom == null || !whom.isMachine() || !call.ended()) {
            return;
        }
        var wentOn = Duration.between(found.recordedAt(), endOf(call));
        verdict.check(
                wentOn.compareTo(SOON) < 0,
                Invariant.MACHINES,
                call + " went on for " + wentOn + " after " + whom + " had answered");
        if (call.onMachine() == AnsweringMachine.LEAVE_MESSAGE && found.reason() != null) {
            verdict.check(
                    !calm || call.messages() == 1 || wentOn.compareTo(AT_ONCE) < 0,
                    Invariant.MACHINES,
                    call + " has heard no message, and went on for " + wentOn);
        }
    }

    private static Instant endOf(SimulatedCall call) {
        return Agenda.START.plus(call.endedAtMicros(), ChronoUnit.MICROS);
    }
}
