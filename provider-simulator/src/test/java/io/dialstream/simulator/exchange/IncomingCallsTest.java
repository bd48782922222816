package io.dialstream.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.account.Accounts;
import io.dialstream.simulator.call.ACall;
import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallInput;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.call.Outcome;
import io.dialstream.simulator.callback.InMemoryDeliveries;
import io.dialstream.simulator.callback.Message;
import io.dialstream.simulator.callback.Protocols;
import io.dialstream.simulator.callback.Reply;
import io.dialstream.simulator.exchange.twilio.SpokenProtocols;
import io.dialstream.simulator.fault.Fault;
import io.dialstream.simulator.fault.FaultRule;
import io.dialstream.simulator.fault.Faults;
import io.dialstream.simulator.plan.FixedOutcome;
import io.dialstream.simulator.plan.LogNormal;
import io.dialstream.simulator.plan.Returning;
import io.dialstream.simulator.plan.Settings;
import io.dialstream.simulator.truth.ATruth;
import io.dialstream.simulator.truth.Fact;
import io.dialstream.simulator.truth.InMemoryJournal;
import io.dialstream.simulator.truth.Report;
import io.dialstream.simulator.truth.Truth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who call a number of ours at Twilio, where every call talks for 30 s if it may. */
class IncomingCallsTest {

    private static final String PERSON = ACall.TO;
    private static final String OURS = ACall.FROM;
    private static final Duration LONG = Duration.ofMinutes(10);

    /** 33 characters: 3 seconds. */
    private static final String GREETING = "Hello. Nobody is here. Good bye!!";

    private static final Accounts ACCOUNTS =
            Accounts.of(
                    account(Account.FIRST, "AC1", "http://us.test"),
                    account(ACall.EAST, "AC2", ""));

    private final ManualTimers timers = new ManualTimers();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final Protocols protocols =
            new Protocols(ACCOUNTS, List.of(SpokenProtocols.twilio(ACCOUNTS)));
    private Truth truth = ATruth.in(journal);
    private int sids;
    private Exchange exchange = exchange();

    private static Account account(String id, String sid, String webhooks) {
        return new Account(
                id,
                "twilio",
                Map.of("ACCOUNTSID", sid, "AUTHTOKEN", "12345", "WEBHOOKBASEURL", webhooks));
    }

    @BeforeEach
    void answer() {
        answering("<Response><Say>" + GREETING + "</Say></Response>");
    }

    @Test
    void asksTheNumberPlaysTheMessageAndTellsTheEnd() {
        Call call = call(null, null);
        timers.pass(LONG);

        assertThat(deliveries.sent())
                .extracting(Message::url)
                .containsExactly("http://us.test/twilio/incoming", "http://us.test/twilio/status");
        assertThat(deliveries.sent("CallStatus")).containsExactly("ringing", "completed");
        assertThat(deliveries.sent("Direction")).containsOnly("inbound");
        assertThat(deliveries.sent("From")).containsOnly(PERSON);
        assertThat(deliveries.sent("To")).containsOnly(OURS);
        assertThat(deliveries.sent("CallSid")).containsOnly(call.sid());
        assertThat(deliveries.sent("CallDuration")).containsExactly("", "3");
        assertThat(incomingCall())
                .satisfies(known -> {
                    assertThat(known.status()).isEqualTo("completed");
                    assertThat(known.durationSeconds()).isEqualTo(3);
                    assertThat(known.heard()).containsExactly(GREETING);
                    assertThat(known.returns()).isNull();
                    assertThat(known.endedAt()).isEqualTo(ACall.NOON.plusSeconds(3));
                });
    }

    @Test
    void aCallerMayHangUpBeforeTheMessageIsOver() {
        call(2, null);
        timers.pass(LONG);
        assertThat(deliveries.sent("CallDuration")).last().isEqualTo("2");
    }

    @Test
    void aStreamGoesOnUntilTheCallerHangsUp() {
        answering("<Response><Connect><Stream url=\"wss://agent.test\"/></Connect></Response>");
        call(77, null);
        timers.pass(LONG);
        assertThat(deliveries.sent("CallDuration")).last().isEqualTo("77");
        assertThat(incomingCall().heard()).isEmpty();
    }

    @Test
    void whatOnlyHangsUpHasTalkedForNoSecond() {
        answering("<Response><Hangup/></Response>");
        call(null, null);
        timers.pass(LONG);
        assertThat(deliveries.sent("CallStatus")).last().isEqualTo("completed");
        assertThat(deliveries.sent("CallDuration")).last().isEqualTo("0");
    }

    @Test
    void aCallerWhoHangsUpWhileItRingsHearsNothing() {
        call(null, 4.0);
        timers.pass(LONG);
        assertThat(deliveries.sent("CallStatus")).containsExactly("ringing", "no-answer");
        assertThat(incomingCall().heard()).isEmpty();
        assertThat(incomingCall().durationSeconds()).isNull();
        assertThat(incoming()).isEqualTo(new Report.Incoming(1, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void withoutAnAnswerTheCallFails() {
        deliveries.receiver(
                message -> new Reply.Answered(message.url().endsWith("g") ? 503 : 204, "", ""));
        call(null, null);
        timers.pass(LONG);
        assertThat(deliveries.sent("CallStatus")).containsExactly("ringing", "failed");
        assertThat(incomingCall().problem()).contains("503");
        assertThat(incoming().failed()).isEqualTo(1);
    }

    @Test
    void callsThatComeInAreInNoOtherNumber() {
        Report.Totals before = truth.report(null, true).totals();
        call(null, null);
        call(null, 3.0);
        timers.pass(LONG);
        Report after = truth.report(null, true);

        assertThat(after.calls()).isEmpty();
        assertThat(after.callsPerNumber()).isEmpty();
        assertThat(after.campaigns()).isEmpty();
        assertThat(after.maxCallsPerNumber()).isZero();
        assertThat(after.totals())
                .usingRecursiveComparison()
                .ignoringFields("callbacksSent", "callbacksAcknowledged")
                .isEqualTo(before);
        assertThat(after.totals().callbacksSent()).isEqualTo(2);
        assertThat(after.incoming()).isEqualTo(new Report.Incoming(2, 0, 1, 1, 0, 3, 0));
    }

    @Test
    void faultsOfCallbacksStrikeTheseToo() {
        fault(Fault.DUPLICATE_CALLBACK);
        call(null, null);
        timers.pass(LONG);
        assertThat(deliveries.sent("CallStatus"))
                .containsExactly("ringing", "completed", "completed");
        fault(Fault.LOSE_CALLBACK);
        call(null, null);
        timers.pass(LONG);
        assertThat(deliveries.sent("CallStatus")).hasSize(4).last().isEqualTo("ringing");
        assertThat(truth.report(null, false).totals().callbacksLost()).isEqualTo(1);
    }

    @Test
    void nobodyCallsAnAccountThatWasToldOfNoServers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        exchange.callIn(
                                new IncomingCall(ACall.EAST, PERSON, OURS, null, null, null)))
                .withMessageContaining("no call comes in at the account east");
    }

    @Test
    void isOfItsAccountAndCanBeListedAndEnded() {
        answering("<Response><Connect/></Response>");
        Call call = call(600, null);
        timers.pass(Duration.ofSeconds(10));
        assertThat(exchange.list(Account.FIRST)).extracting(Call::sid).containsExactly(call.sid());
        assertThat(exchange.list(ACall.EAST)).isEmpty();
        assertThat(exchange.forget()).isFalse();
        exchange.end(Account.FIRST, call.sid(), CallInput.HANG_UP);
        timers.settle();
        assertThat(deliveries.sent("CallDuration")).last().isEqualTo("10");
        assertThat(exchange.forget()).isTrue();
        assertThat(incoming()).isEqualTo(new Report.Incoming(0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void whoeverMissesACallCallsBackIfThatIsAskedFor() {
        returning(1, 0);
        busy();
        Call missed = place();
        timers.pass(Duration.ofSeconds(65));
        assertThat(incoming().expectedCalls()).isEqualTo(1);
        assertThat(incoming().calls()).isZero();
        timers.pass(LONG);

        assertThat(incoming()).isEqualTo(new Report.Incoming(1, 0, 1, 0, 0, 3, 0));
        assertThat(incomingCall())
                .satisfies(known -> {
                    assertThat(known.from()).isEqualTo(missed.request().to());
                    assertThat(known.to()).isEqualTo(missed.request().from());
                    assertThat(known.returns()).isEqualTo(missed.sid());
                    assertThat(known.createdAt()).isEqualTo(ACall.NOON.plusSeconds(66));
                });
    }

    @Test
    void someOfThemHangUpWhileItRings() {
        returning(1, 1);
        busy();
        place();
        timers.pass(LONG);
        assertThat(incoming()).isEqualTo(new Report.Incoming(1, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void nobodyCallsBackUnlessAskedForOrWhoHasTalkedOrWhereNobodyCan() {
        busy();
        place();
        timers.pass(LONG);
        returning(1, 0);
        exchange.change(new Fact.OutcomeFixed(PERSON, null));
        place();
        timers.pass(LONG);
        assertThat(incoming()).isEqualTo(new Report.Incoming(0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void goesOnAfterACrash() {
        returning(1, 0);
        busy();
        place();
        timers.pass(Duration.ofSeconds(30));
        crash();
        assertThat(incoming().expectedCalls()).isEqualTo(1);
        deliveries.hold();
        timers.pass(Duration.ofSeconds(36));
        assertThat(incoming().liveCalls()).isEqualTo(1);
        crash();
        assertThat(deliveries.sent("Direction")).endsWith("inbound", "inbound");
        timers.pass(Duration.ofSeconds(1));
        assertThat(truth.calls()).extracting(Call::status).contains(CallStatus.IN_PROGRESS);
        crash();
        timers.pass(LONG);
        assertThat(incoming()).isEqualTo(new Report.Incoming(1, 0, 1, 0, 0, 3, 0));
        assertThat(incomingCall().heard()).containsExactly(GREETING);
    }

    private Call call(@Nullable Integer talkSeconds, @Nullable Double ringSeconds) {
        return exchange.callIn(
                new IncomingCall(Account.FIRST, PERSON, OURS, talkSeconds, ringSeconds, null));
    }

    private Call place() {
        return ((Placement.Accepted) exchange.place(ACall.request())).call();
    }

    private void busy() {
        exchange.change(
                new Fact.OutcomeFixed(PERSON, new FixedOutcome(Outcome.BUSY, null, 5.0, null)));
    }

    private void answering(String twiml) {
        deliveries.receiver(message ->
                message.url().endsWith("incoming")
                        ? new Reply.Answered(200, "text/xml", twiml)
                        : new Reply.Answered(204, "", ""));
    }

    private void returning(double share, double impatient) {
        Settings usual = truth.settings();
        exchange.change(
                new Fact.SettingsChanged(
                        new Settings(
                                usual.speedUp(),
                                usual.callsPerSecond(),
                                usual.seed(),
                                usual.mix(),
                                usual.setup(),
                                usual.ring(),
                                usual.talk(),
                                usual.detection(),
                                usual.pressing(),
                                new Returning(share, new LogNormal(60, 0), impatient))));
    }

    private void fault(Fault fault) {
        exchange.change(new Fact.FaultsChanged(Faults.NONE.with(Map.of(fault, FaultRule.ALWAYS))));
    }

    private Report.Incoming incoming() {
        return truth.report(null, false).incoming();
    }

    private Report.IncomingTruth incomingCall() {
        return Objects.requireNonNull(truth.report(null, true).incomingCalls()).getLast();
    }

    private Exchange exchange() {
        return new Exchange(timers, truth, account -> "CA" + sids++, deliveries, protocols);
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
}
