package io.dialstream.simulator.exchange;

import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallPlan;
import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.CallRequest.Incoming;
import io.dialstream.simulator.call.PlannedReturn;
import io.dialstream.simulator.callback.Protocols;
import io.dialstream.simulator.callback.Reception;
import io.dialstream.simulator.plan.Plans;
import io.dialstream.simulator.truth.Fact;
import io.dialstream.simulator.truth.Truth;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Lets people call in, also those who have missed a call. */
final class IncomingCalls {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int MAX_TALK_SECONDS = 14_400;

    private final Timers timers;
    private final Truth truth;
    private final UnaryOperator<String> ids;
    private final Protocols protocols;
    private final Consumer<String> starter;

    /**
     * Incoming calls of all accounts.
     *
     * @param ids makes the id of a new call of an account
     * @param starter lets a call ring
     */
    IncomingCalls(
            Timers timers,
            Truth truth,
            UnaryOperator<String> ids,
            Protocols protocols,
            Consumer<String> starter) {
        this.timers = timers;
        this.truth = truth;
        this.ids = ids;
        this.protocols = protocols;
        this.starter = starter;
    }

    /**
     * Lets it ring.
     *
     * @throws IllegalArgumentException when there is no such account, or none that takes calls
     */
    Call arrive(IncomingCall wanted) {
        Reception reception =
                protocols
                        .reception(wanted.account())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "no call comes in at the account "
                                                + wanted.account()
                                                + ": its vendor has none, or it was told no"
                                                + " webhook-base-url"));
        int ordinal = truth.callsFrom(wanted.from()) + 1;
        Call call =
                Call.accepted(
                        ids.apply(wanted.account()),
                        ordinal,
                        request(wanted, reception),
                        Plans.incoming(
                                truth.settings(),
                                wanted.from(),
                                ordinal,
                                wanted.talkSeconds(),
                                wanted.ringSeconds()),
                        timers.now());
        truth.record(new Fact.CallAccepted(call));
        starter.accept(call.sid());
        return Objects.requireNonNull(truth.call(call.sid()));
    }

    private static CallRequest request(IncomingCall wanted, Reception reception) {
        return new CallRequest(
                wanted.account(),
                wanted.to(),
                wanted.from(),
                reception.voice(),
                reception.status(),
                reception.ringSeconds(),
                MAX_TALK_SECONDS,
                false,
                null,
                new Incoming(wanted.returns()));
    }

    /** The same plan, without a return where no call comes in. */
    CallPlan possible(CallPlan plan, String account) {
        return protocols.reception(account).isPresent() ? plan : plan.withoutReturn();
    }

    /** Lets whoever has missed a call call back, if it is to be so. */
    void await(Call missed) {
        PlannedReturn planned = missed.plan().returning();
        Instant ended = missed.endedAt();
        if (planned != null && ended != null && truth.isToBeReturned(missed.sid())) {
            double nanos = NANOS_PER_SECOND * planned.seconds() / missed.plan().speedUp();
            timers.at(ended.plusNanos((long) nanos), () -> callBack(missed, planned));
        }
    }

    private void callBack(Call missed, PlannedReturn planned) {
        if (!truth.isToBeReturned(missed.sid())) {
            return;
        }
        String person = missed.request().to();
        Double rings =
                planned.impatient()
                        ? Plans.patience(truth.settings(), person, truth.callsFrom(person) + 1)
                        : null;
        arrive(
                new IncomingCall(
                        missed.request().account(),
                        person,
                        missed.request().from(),
                        null,
                        rings,
                        missed.sid()));
    }
}
