package io.dialstream.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulator.call.ACall;
import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallPlan;
import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.Gather;
import io.dialstream.simulator.call.Outcome;
import io.dialstream.simulator.call.PlannedPress;
import io.dialstream.simulator.call.PlannedReturn;
import io.dialstream.simulator.call.PlannedVerdict;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.fault.Fault;
import io.dialstream.simulator.fault.FaultRule;
import io.dialstream.simulator.fault.Faults;
import io.dialstream.simulator.plan.FixedOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every journal must do. */
public abstract class JournalContract {

    protected static final List<Fact> ALL_KINDS = allKinds();

    /** The journal that outlives its user: each call opens it again. */
    protected abstract Journal open();

    @Test
    void tellsEveryKindOfFactAsItWasInOrder() {
        Journal journal = open();
        ALL_KINDS.forEach(journal::append);
        assertThat(told(open())).isEqualTo(ALL_KINDS);
    }

    @Test
    void goesOnAfterWhatWasThere() {
        open().append(ALL_KINDS.getFirst());
        open().append(ALL_KINDS.getLast());
        assertThat(told(open())).containsExactly(ALL_KINDS.getFirst(), ALL_KINDS.getLast());
    }

    @Test
    void forgetsEverythingButWhatItStartsAnewWith() {
        Journal journal = open();
        ALL_KINDS.forEach(journal::append);
        journal.startAnew(List.of(ALL_KINDS.getFirst()));
        journal.append(ALL_KINDS.getLast());
        assertThat(told(open())).containsExactly(ALL_KINDS.getFirst(), ALL_KINDS.getLast());
    }

    protected static List<Fact> told(Journal journal) {
        List<Fact> facts = new ArrayList<>();
        journal.replay(facts::add);
        return facts;
    }

    private static List<Fact> allKinds() {
        Call call = ACall.queued(Outcome.COMPLETED);
        return List.of(
                new Fact.CallAccepted(call),
                new Fact.CallAccepted(withVoice(new VoiceInstructions.Fetched("http://v", "GET"))),
                new Fact.CallAccepted(withVoice(new VoiceInstructions.Application("AP1"))),
                new Fact.CreateRejected("+1555", "k1"),
                new Fact.CreateRejected(null, null),
                new Fact.CallMoved(call.sid(), ACall.lastMove(ACall.ended(Outcome.COMPLETED))),
                new Fact.CallMoved(call.sid(), ACall.lastMove(ACall.ended(Outcome.BUSY))),
                new Fact.CallbackSettled(call.sid(), 2, Settlement.ACKNOWLEDGED, false, ACall.NOON),
                new Fact.VoiceSettled(call.sid(), "12100"),
                new Fact.VoiceSettled(call.sid(), null, "Hello.", null),
                new Fact.VoiceSettled(
                        call.sid(), null, "Press 9.", new Gather("http://k", "POST", "9")),
                new Fact.CommandTaken(call.sid(), "speak-1", ACall.NOON),
                new Fact.CallTaken(call.sid(), "c3RhdGU=", null),
                new Fact.CallAccepted(ACall.incoming(ACall.plan(Outcome.NO_ANSWER))),
                new Fact.VoiceSettled(call.sid(), null, "Hello.", null, 3),
                new Fact.KeyPressed(call.sid(), "9"),
                new Fact.CallAccepted(listenedTo()),
                new Fact.VerdictSettled(call.sid(), Settlement.FAILED),
                new Fact.FaultStruck(Fault.CLOSE_AFTER),
                new Fact.SettingsChanged(ATruth.SETTINGS),
                new Fact.FaultsChanged(
                        Faults.NONE.with(
                                Map.of(
                                        Fault.DELAY_CALLBACK,
                                        new FaultRule(0.5, 3, "77", "ringing", 1.5, "east")))),
                new Fact.OutcomeFixed("+1555", new FixedOutcome(Outcome.BUSY, null, 2.0, 480)),
                new Fact.OutcomeFixed("+1555", null));
    }

    private static Call listenedTo() {
        CallRequest usual = ACall.request();
        CallRequest request =
                new CallRequest(
                        usual.account(),
                        usual.to(),
                        usual.from(),
                        usual.voice(),
                        usual.statusCallback(),
                        usual.timeoutSeconds(),
                        usual.timeLimitSeconds(),
                        true,
                        new CallRequest.VerdictCallback("http://a", "POST", true));
        CallPlan plan =
                new CallPlan(Outcome.MACHINE, 1, 5, 30, 404, 1)
                        .with(new PlannedVerdict("fax", 4.5, true))
                        .with(new PlannedPress("9", 2.5))
                        .with(new PlannedReturn(60.5, true));
        return Call.accepted(ACall.SID, 1, request, plan, ACall.NOON);
    }

    private static Call withVoice(VoiceInstructions voice) {
        CallRequest request =
                new CallRequest(ACall.EAST, ACall.TO, ACall.FROM, voice, null, 60, 3600, true);
        return Call.accepted(ACall.SID, 1, request, ACall.plan(Outcome.HANG), ACall.NOON);
    }
}
