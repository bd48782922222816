package io.dialstream.simulator.exchange;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallRequest.VerdictCallback;
import io.dialstream.simulator.call.PlannedVerdict;
import io.dialstream.simulator.callback.Deliveries;
import io.dialstream.simulator.callback.Protocols;
import io.dialstream.simulator.truth.Fact;
import io.dialstream.simulator.truth.Settlement;
import io.dialstream.simulator.truth.Truth;
import java.util.Objects;

/** Tells callers who has answered, when the time has come, whether the call lives or not. */
final class Verdicts {

    private static final double NANOS_PER_SECOND = 1e9;

    private final Timers timers;
    private final Truth truth;
    private final Deliveries deliveries;
    private final Protocols protocols;

    Verdicts(Timers timers, Truth truth, Deliveries deliveries, Protocols protocols) {
        this.timers = timers;
        this.truth = truth;
        this.deliveries = deliveries;
        this.protocols = protocols;
    }

    /** Tells it of a call that was answered, if it is still to be told. */
    void await(Call call) {
        PlannedVerdict verdict = call.plan().verdict();
        if (verdict != null
                && truth.awaitsVerdict(call.sid())
                && protocols.of(call).tells(verdict)) {
            double nanos = NANOS_PER_SECOND * verdict.seconds() / call.plan().speedUp();
            timers.at(
                    Objects.requireNonNull(call.answeredAt()).plusNanos((long) nanos),
                    () -> tell(call, verdict));
        }
    }

    private void tell(Call call, PlannedVerdict verdict) {
        VerdictCallback wanted = Objects.requireNonNull(call.request().verdictCallback());
        protocols
                .of(call)
                .noticed(call, wanted, verdict)
                .ifPresent(message -> deliveries.send(message, ignored -> {}));
        for (int n = verdict.repeated() ? 2 : 1; n > 0; n--) {
            deliveries.send(
                    protocols.of(call).verdict(call, wanted, verdict),
                    reply -> timers.soon(() -> settle(call, reply.isSuccess())));
        }
    }

    private void settle(Call call, boolean acknowledged) {
        if (truth.call(call.sid()) != null) {
            truth.record(
                    new Fact.VerdictSettled(
                            call.sid(),
                            acknowledged ? Settlement.ACKNOWLEDGED : Settlement.FAILED));
        }
    }
}
