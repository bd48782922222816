package io.dialstream.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.call.ACall;
import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallInput;
import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.call.Outcome;
import io.dialstream.simulator.call.ProgressEvent;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.callback.InMemoryDeliveries;
import io.dialstream.simulator.callback.Reply;
import io.dialstream.simulator.exchange.twilio.SpokenProtocols;
import io.dialstream.simulator.fault.Fault;
import io.dialstream.simulator.fault.FaultRule;
import io.dialstream.simulator.fault.Faults;
import io.dialstream.simulator.plan.FixedOutcome;
import io.dialstream.simulator.plan.Settings;
import io.dialstream.simulator.truth.ATruth;
import io.dialstream.simulator.truth.Fact;
import io.dialstream.simulator.truth.InMemoryJournal;
import io.dialstream.simulator.truth.Report;
import io.dialstream.simulator.truth.Truth;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private static final Duration WHOLE_CALL = Duration.ofSeconds(60);

    private final ManualTimers timers = new ManualTimers();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private final InMemoryJournal journal = new InMemoryJournal();
    private Truth truth = ATruth.in(journal);
    private int sids;
    private Exchange exchange = exchange();

    @Test
    void noAccountSeesOrEndsTheCallsOfAnother() {
        Call first = place();
        Call east = place(ofEast());

        assertThat(exchange.list(Account.FIRST)).extracting(Call::sid).containsExactly(first.sid());
        assertThat(exchange.list(ACall.EAST)).extracting(Call::sid).containsExactly(east.sid());
        assertThat(exchange.fetch(ACall.EAST, first.sid())).isEmpty();
        assertThat(exchange.end(ACall.EAST, first.sid(), CallInput.HANG_UP))
                .isInstanceOf(Ending.UnknownCall.class);
        assertThat(current(first).isLive()).isTrue();
        assertThat(exchange.fetch(ACall.EAST, east.sid())).contains(current(east));
    }

    @Test
    void takesACallThroughItsLifeAndTellsEachStep() {
        Call call = place();
        assertThat(call.status()).isEqualTo(CallStatus.QUEUED);
        timers.pass(WHOLE_CALL);
        assertThat(told()).containsExactly("initiated", "ringing", "in-progress", "completed");
        assertThat(deliveries.sent("SequenceNumber")).containsExactly("0", "1", "2", "3");
        assertThat(deliveries.sent("CallDuration")).containsExactly("", "", "", "30");
        assertThat(current(call).endedAt()).isEqualTo(ACall.NOON.plusSeconds(36));
    }

    /** Some vendors show of a call only a while later how it has ended. */
    @Test
    void knowsHowLongACallHasEndedInSimulatedTime() {
        Call call = place();
        timers.pass(Duration.ofSeconds(35));
        assertThat(exchange.hasEndedFor(Duration.ZERO, current(call))).isFalse();
        timers.pass(Duration.ofSeconds(60));
        assertThat(exchange.hasEndedFor(Duration.ofSeconds(59), current(call))).isTrue();
        assertThat(exchange.hasEndedFor(Duration.ofSeconds(60), current(call))).isFalse();
    }

    @Test
    void startsNoMoreCallsASecondThanItMayAndInOrder() {
        pace(10);
        List<Call> calls = List.of(place(), place(), place(), place());
        timers.pass(Duration.ofMillis(199));
        assertThat(calls)
                .extracting(call -> current(call).status())
                .containsExactly(
                        CallStatus.INITIATED,
                        CallStatus.INITIATED,
                        CallStatus.QUEUED,
                        CallStatus.QUEUED);
        assertThat(totals().queuedCalls()).isEqualTo(2);
        timers.pass(Duration.ofMillis(101));
        assertThat(calls)
                .extracting(call -> current(call).startedAt())
                .containsExactly(
                        ACall.NOON,
                        ACall.NOON.plusMillis(100),
                        ACall.NOON.plusMillis(200),
                        ACall.NOON.plusMillis(300));
    }

    @Test
    void savesNoTurnsUpWhileNothingWaits() {
        pace(10);
        place();
        timers.pass(Duration.ofSeconds(10));
        place();
        Call third = place();
        timers.settle();
        assertThat(current(third).status()).isEqualTo(CallStatus.QUEUED);
    }

    @Test
    void obeysAChangedPaceAtOnce() {
        pace(0.001);
        place();
        Call second = place();
        pace(10);
        timers.pass(Duration.ofMillis(100));
        assertThat(current(second).status()).isEqualTo(CallStatus.INITIATED);
    }

    @Test
    void tellsNothingOfACallCancelledWhileQueuedAndGivesItsTurnToTheNext() {
        pace(10);
        place();
        Call second = place();
        Call third = place();
        assertThat(exchange.end(Account.FIRST, second.sid(), CallInput.CANCEL))
                .isInstanceOf(Ending.Obeyed.class);
        timers.pass(Duration.ofMillis(100));
        assertThat(current(third).status()).isEqualTo(CallStatus.INITIATED);
        assertThat(deliveries.sent("CallSid")).doesNotContain(second.sid());
        assertThat(totals().callbacksOwed()).isZero();
    }

    @Test
    void hangsUpALiveCallAndTellsTheTimeTalked() {
        Call call = place();
        timers.pass(Duration.ofSeconds(16));
        exchange.end(Account.FIRST, call.sid(), CallInput.HANG_UP);
        timers.settle();
        assertThat(told()).last().isEqualTo("completed");
        assertThat(deliveries.sent("CallDuration")).last().isEqualTo("10");
        timers.pass(WHOLE_CALL);
        assertThat(told()).hasSize(4);
        assertThat(exchange.end(Account.FIRST, call.sid(), CallInput.HANG_UP))
                .isInstanceOf(Ending.TooLate.class);
        assertThat(exchange.end(Account.FIRST, "CA9", CallInput.HANG_UP))
                .isInstanceOf(Ending.UnknownCall.class);
    }

    @Test
    void leavesAnAnsweredCallAloneWhenItIsToBeCancelled() {
        Call call = place();
        timers.pass(Duration.ofSeconds(16));
        exchange.end(Account.FIRST, call.sid(), CallInput.CANCEL);
        assertThat(current(call).status()).isEqualTo(CallStatus.IN_PROGRESS);
    }

    @Test
    void comesToTheOutcomeFixedForTheNumber() {
        exchange.change(new Fact.OutcomeFixed(ACall.TO, FixedOutcome.of(Outcome.FAILED)));
        place();
        timers.pass(WHOLE_CALL);
        assertThat(told()).containsExactly("initiated", "failed");
    }

    @Test
    void asksForTheInstructionsWhenTheCallIsAnswered() {
        deliveries.receiver(
                message -> new Reply.Answered(200, "text/xml", "<Response><Say/></Response>"));
        place(fetching());
        timers.pass(Duration.ofSeconds(7));
        assertThat(deliveries.sent()).last().extracting("url").isEqualTo("http://caller.test/v");
        timers.pass(WHOLE_CALL);
        assertThat(totals().voiceErrors()).isZero();
    }

    @Test
    void endsACallThatHasNothingToSay() {
        deliveries.receiver(message -> new Reply.Answered(404, "", ""));
        Call call = place(fetching());
        timers.pass(Duration.ofSeconds(7));
        assertThat(current(call).status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(current(call).talkSeconds()).isZero();
        assertThat(totals().voiceErrors()).isEqualTo(1);
    }

    @Test
    void sendsTheCallbacksOfACallOneAfterTheOther() {
        deliveries.hold();
        place();
        timers.pass(WHOLE_CALL);
        assertThat(told()).containsExactly("initiated");
        assertThat(totals().callbacksOwed()).isEqualTo(4);
        deliveries.release();
        timers.settle();
        assertThat(told()).containsExactly("initiated", "ringing", "in-progress", "completed");
    }

    @Test
    void sendsACallbackTwice() {
        fault(Fault.DUPLICATE_CALLBACK, status("ringing"));
        place();
        timers.pass(WHOLE_CALL);
        assertThat(told())
                .containsExactly("initiated", "ringing", "ringing", "in-progress", "completed");
        assertThat(totals().callbacksSent()).isEqualTo(5);
    }

    @Test
    void losesACallback() {
        fault(Fault.LOSE_CALLBACK, status("completed"));
        place();
        timers.pass(WHOLE_CALL);
        assertThat(told()).containsExactly("initiated", "ringing", "in-progress");
        assertThat(totals().callbacksLost()).isEqualTo(1);
        assertThat(totals().callbacksOwed()).isZero();
    }

    @Test
    void letsTheNextCallbackOvertake() {
        fault(Fault.REORDER_CALLBACK, status("in-progress"));
        place();
        timers.pass(WHOLE_CALL);
        assertThat(told()).containsExactly("initiated", "ringing", "completed", "in-progress");
        assertThat(deliveries.sent("SequenceNumber")).containsExactly("0", "1", "3", "2");
    }

    @Test
    void sendsAHeldCallbackWhenNoOtherFollows() {
        fault(Fault.REORDER_CALLBACK, FaultRule.ALWAYS);
        place(ACall.requestTo(ACall.TO, "c1", "k1", EnumSet.of(ProgressEvent.INITIATED)));
        timers.pass(WHOLE_CALL);
        assertThat(told()).containsExactly("initiated");
    }

    @Test
    void sendsACallbackLaterWithoutHoldingUpTheOthers() {
        fault(Fault.DELAY_CALLBACK, new FaultRule(null, null, null, "initiated", 2.0, null));
        place();
        timers.pass(Duration.ofMillis(1100));
        assertThat(told()).containsExactly("ringing");
        timers.pass(WHOLE_CALL);
        assertThat(told())
                .containsExactlyInAnyOrder("initiated", "ringing", "in-progress", "completed");
    }

    @Test
    void holdsTheAnswerBackUntilTheFirstCallbackWasDelivered() {
        fault(Fault.CALLBACK_FIRST, FaultRule.ALWAYS);
        deliveries.hold();
        Placement.Accepted accepted = (Placement.Accepted) exchange.place(ACall.request());
        timers.settle();
        assertThat(accepted.answerable().toCompletableFuture()).isNotDone();
        deliveries.release();
        timers.settle();
        assertThat(accepted.answerable().toCompletableFuture()).isDone();
    }

    @Test
    void refusesTheNextCreatesAndThenNoMore() {
        fault(Fault.RATE_LIMIT, new FaultRule(null, 2, null, null, 7.0, null));
        assertThat(exchange.place(ACall.request()))
                .isEqualTo(new Placement.Refused(Fault.RATE_LIMIT, 7));
        assertThat(exchange.place(ACall.request())).isInstanceOf(Placement.Refused.class);
        assertThat(exchange.place(ACall.request())).isInstanceOf(Placement.Accepted.class);
        assertThat(totals().createsRejected()).isEqualTo(2);
        assertThat(truth.report(null, false).faultsStruck()).containsEntry("rate-limit", 2L);
    }

    @Test
    void refusesTheCreatesOfOneAccountAlone() {
        fault(Fault.RATE_LIMIT, new FaultRule(null, null, null, null, 7.0, Account.FIRST));
        assertThat(exchange.place(ACall.request())).isInstanceOf(Placement.Refused.class);
        fault(Fault.RATE_LIMIT, new FaultRule(null, null, null, null, 7.0, ACall.EAST));
        assertThat(exchange.place(ACall.request())).isInstanceOf(Placement.Accepted.class);
    }

    @Test
    void revokesTheCredentialsOfOneAccountAlone() {
        fault(Fault.UNAUTHORIZED, new FaultRule(null, null, null, null, null, ACall.EAST));
        assertThat(exchange.revokesCredentials(ACall.EAST, ACall.TO)).isTrue();
        assertThat(exchange.revokesCredentials(Account.FIRST, ACall.TO)).isFalse();
    }

    @Test
    void dialsAlthoughTheAnswerIsSpoiled() {
        fault(Fault.ERROR_500_AFTER, FaultRule.ALWAYS);
        Placement.Accepted accepted = (Placement.Accepted) exchange.place(ACall.request());
        assertThat(accepted.spoiled()).isEqualTo(Fault.ERROR_500_AFTER);
        timers.pass(WHOLE_CALL);
        assertThat(told()).hasSize(4);
    }

    @Test
    void hidesANewCallFromReadsForAWhile() {
        fault(Fault.LATE_READS, new FaultRule(null, null, null, null, 3.0, null));
        Call call = place();
        assertThat(exchange.fetch(Account.FIRST, call.sid())).isEmpty();
        assertThat(exchange.list(Account.FIRST)).isEmpty();
        timers.pass(Duration.ofSeconds(3));
        assertThat(exchange.fetch(Account.FIRST, call.sid())).isPresent();
        assertThat(exchange.list(Account.FIRST)).hasSize(1);
    }

    @Test
    void goesOnAfterACrashWhereItWas() {
        pace(0.1);
        Call ringing = place();
        Call queued = place();
        deliveries.hold();
        timers.pass(Duration.ofSeconds(2));
        crash();
        timers.pass(WHOLE_CALL);
        assertThat(current(ringing).endedAt()).isEqualTo(ACall.NOON.plusSeconds(36));
        assertThat(current(queued).status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(totals().callbacksOwed()).isZero();
        assertThat(totals().callbacksAcknowledged()).isEqualTo(8);
    }

    @Test
    void asksForTheInstructionsAgainAfterACrash() {
        deliveries.hold();
        place(fetching());
        timers.pass(Duration.ofSeconds(7));
        int before = deliveries.sent().size();
        crash();
        assertThat(deliveries.sent().subList(before, deliveries.sent().size()))
                .extracting("url")
                .contains("http://caller.test/v");
    }

    @Test
    void forgetsEverythingOnlyWhenNoCallIsLive() {
        place();
        assertThat(exchange.forget()).isFalse();
        timers.pass(WHOLE_CALL);
        assertThat(exchange.forget()).isTrue();
        assertThat(truth.calls()).isEmpty();
    }

    private Exchange exchange() {
        return new Exchange(
                timers, truth, account -> "CA" + sids++, deliveries, SpokenProtocols.TWILIO);
    }

    /** A new process: nothing is left but the journal, and what was on its way is answered. */
    private void crash() {
        deliveries.release();
        timers.forget();
        Report before = truth.report(null, true);
        truth = ATruth.in(journal);
        assertThat(truth.report(null, true)).isEqualTo(before);
        exchange = exchange();
        exchange.resume();
        timers.settle();
    }

    private Call place() {
        return place(ACall.request());
    }

    private static CallRequest ofEast() {
        return new CallRequest(
                ACall.EAST,
                ACall.TO,
                ACall.FROM,
                new VoiceInstructions.Given("<Response/>"),
                null,
                60,
                3600,
                false);
    }

    private Call place(CallRequest request) {
        return ((Placement.Accepted) exchange.place(request)).call();
    }

    private static CallRequest fetching() {
        return new CallRequest(
                Account.FIRST,
                ACall.TO,
                ACall.FROM,
                new VoiceInstructions.Fetched("http://caller.test/v", "POST"),
                null,
                60,
                3600,
                false);
    }

    private Call current(Call call) {
        return Objects.requireNonNull(truth.call(call.sid()));
    }

    private List<String> told() {
        return deliveries.sent("CallStatus");
    }

    private Report.Totals totals() {
        return truth.report(null, false).totals();
    }

    private void pace(double callsPerSecond) {
        Settings usual = truth.settings();
        exchange.change(
                new Fact.SettingsChanged(
                        new Settings(
                                usual.speedUp(),
                                callsPerSecond,
                                usual.seed(),
                                usual.mix(),
                                usual.setup(),
                                usual.ring(),
                                usual.talk())));
    }

    private void fault(Fault fault, FaultRule rule) {
        exchange.change(new Fact.FaultsChanged(Faults.NONE.with(Map.of(fault, rule))));
    }

    private static FaultRule status(String status) {
        return new FaultRule(null, null, null, status, null, null);
    }
}
