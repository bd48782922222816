package io.dialstream.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.call.ACall;
import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallInput;
import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.CallRequest.VerdictCallback;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.call.Outcome;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.callback.InMemoryDeliveries;
import io.dialstream.simulator.callback.Reply;
import io.dialstream.simulator.exchange.twilio.SpokenProtocols;
import io.dialstream.simulator.plan.Detection;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers are told about who has answered, and what a call hears then. */
class VerdictsTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final ManualTimers timers = new ManualTimers();
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries();
    private final InMemoryJournal journal = new InMemoryJournal();
    private Truth truth = ATruth.in(journal);
    private Exchange exchange = exchange();
    private int sids;

    private Exchange exchange() {
        return new Exchange(
                timers, truth, account -> "CA" + ++sids, deliveries, SpokenProtocols.TWILIO);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, false, human",
        "MACHINE, false, machine_start",
        "MACHINE, true, machine_end_[a-z]+",
        "FAX, true, fax"
    })
    void tellWhoHasAnsweredWhileTheCallGoesOn(Outcome outcome, boolean atEnd, String word) {
        detection(new Detection(new LogNormal(4, 0), 0, 0, 0, 0));
        Call call = place(outcome, atEnd);
        timers.pass(LONG);

        assertThat(verdicts()).singleElement().asString().matches(word);
        assertThat(Objects.requireNonNull(truth(call).verdict())).matches(word);
        assertThat(truth(call).answeredBy())
                .isEqualTo(outcome == Outcome.COMPLETED ? "human" : outcome.wireName());
        assertThat(report().voicemail()).isEqualTo(outcome == Outcome.COMPLETED ? 0 : 1);
        assertThat(report().successful() + report().voicemail()).isEqualTo(report().ended());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mayBeWrong(boolean machine) {
        detection(new Detection(new LogNormal(4, 0), 1, 0, 0, 0));
        place(machine ? Outcome.MACHINE : Outcome.COMPLETED, false);
        timers.pass(LONG);

        assertThat(verdicts()).containsExactly(machine ? "human" : "machine_start");
    }

    @Test
    void mayBeUnknownAndComeTwice() {
        detection(new Detection(new LogNormal(4, 0), 0, 1, 0, 1));
        place(Outcome.MACHINE, false);
        timers.pass(LONG);

        assertThat(verdicts()).containsExactly("unknown", "unknown");
    }

    /** Some machines beep, and of these it is not known that they are any. */
    @Test
    void mayLeaveOpenWhetherAGreetingIsOver() {
        detection(new Detection(new LogNormal(4, 0), 0, 1, 0, 0));
        for (int n = 0; n < 40; n++) {
            place(Outcome.MACHINE, true);
        }
        timers.pass(LONG);

        assertThat(verdicts()).contains("unknown", "machine_end_other").hasSize(40);
    }

    @Test
    void mayComeAfterTheEndAndDoNotCountThen() {
        detection(new Detection(new LogNormal(4, 0), 0, 0, 1, 0));
        Call call = place(Outcome.MACHINE, false);
        timers.pass(LONG);

        assertThat(deliveries.sent("AnsweredBy")).last().isEqualTo("machine_start");
        assertThat(deliveries.sent("CallStatus")).last().isEqualTo("");
        assertThat(current(call).status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(report().voicemail()).isZero();
        assertThat(report().successful()).isEqualTo(1);
    }

    @Test
    void areStillToldAfterARestart() {
        detection(new Detection(new LogNormal(40, 0), 0, 0, 0, 0));
        place(Outcome.MACHINE, false);
        timers.pass(Duration.ofSeconds(20));
        assertThat(verdicts()).isEmpty();

        timers.forget();
        truth = ATruth.in(journal);
        exchange = exchange();
        exchange.resume();
        timers.pass(LONG);

        assertThat(verdicts()).containsExactly("machine_start");
    }

    @Test
    void nobodyIsToldWhoDidNotAsk() {
        exchange.change(new Fact.OutcomeFixed(ACall.TO, FixedOutcome.of(Outcome.MACHINE)));
        exchange.place(ACall.request());
        timers.pass(LONG);

        assertThat(verdicts()).isEmpty();
        assertThat(deliveries.sent("CallDuration")).last().isEqualTo("0");
    }

    @Test
    void aCallInProgressFollowsOtherInstructionsAndEnds() {
        Call call = answered();

        assertThat(redirect(call)).isInstanceOf(Ending.Obeyed.class);
        timers.pass(Duration.ofSeconds(6));

        assertThat(truth(call).heard()).containsExactly("Hello.", "Call us.");
        assertThat(current(call).status()).isEqualTo(CallStatus.COMPLETED);
    }

    @Test
    void onlyACallInProgressFollowsThem() {
        Call ringing = place(Outcome.HANG, true);
        timers.pass(Duration.ofMillis(100));
        assertThat(redirect(ringing)).isInstanceOf(Ending.TooLate.class);
        exchange.end(Account.FIRST, ringing.sid(), CallInput.HANG_UP);
        assertThat(redirect(ringing)).isInstanceOf(Ending.TooLate.class);
        assertThat(exchange.redirect(Account.FIRST, "CA99", INSTEAD))
                .isInstanceOf(Ending.UnknownCall.class);
        assertThat(exchange.redirect(ACall.EAST, ringing.sid(), INSTEAD))
                .isInstanceOf(Ending.UnknownCall.class);
    }

    @Test
    void whoeverHasHungUpHearsNothingMore() {
        Call call = answered();
        deliveries.hold();
        exchange.redirect(
                Account.FIRST, call.sid(), new VoiceInstructions.Fetched("http://v", "POST"));
        exchange.end(Account.FIRST, call.sid(), CallInput.HANG_UP);
        deliveries.receiver(
                any -> new Reply.Answered(200, "text/xml", "<Response><Say>Late</Say></Response>"));
        deliveries.release();
        timers.settle();

        assertThat(truth(call).heard()).containsExactly("Hello.");
    }

    private static final VoiceInstructions INSTEAD =
            new VoiceInstructions.Given("<Response><Say>Call us.</Say></Response>");

    private Ending redirect(Call call) {
        return exchange.redirect(Account.FIRST, call.sid(), INSTEAD);
    }

    private Call answered() {
        Call call = place(Outcome.HANG, true);
        timers.pass(Duration.ofMinutes(1));
        assertThat(current(call).status()).isEqualTo(CallStatus.IN_PROGRESS);
        return call;
    }

    private Call place(Outcome outcome, boolean atEnd) {
        fix(outcome);
        CallRequest usual = ACall.request();
        CallRequest request =
                new CallRequest(
                        usual.account(),
                        usual.to(),
                        usual.from(),
                        new VoiceInstructions.Given("<Response><Say>Hello.</Say></Response>"),
                        usual.statusCallback(),
                        usual.timeoutSeconds(),
                        usual.timeLimitSeconds(),
                        true,
                        new VerdictCallback("http://caller.test/amd", "POST", atEnd));
        return ((Placement.Accepted) exchange.place(request)).call();
    }

    private void fix(Outcome outcome) {
        exchange.change(
                new Fact.OutcomeFixed(
                        ACall.TO, new FixedOutcome(outcome, talk(outcome), 5.0, null)));
    }

    private static @Nullable Integer talk(Outcome outcome) {
        return outcome == Outcome.HANG ? null : Integer.valueOf(30);
    }

    private void detection(Detection detection) {
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
                                detection,
                                usual.pressing(),
                                Returning.NEVER)));
    }

    private Call current(Call call) {
        return Objects.requireNonNull(truth.call(call.sid()));
    }

    private Report.CallTruth truth(Call call) {
        return Objects.requireNonNull(truth.report(null, true).calls()).stream()
                .filter(it -> it.sid().equals(call.sid()))
                .findFirst()
                .orElseThrow();
    }

    private Report.Campaign report() {
        return truth.report(null, false).campaigns().values().iterator().next();
    }

    private List<String> verdicts() {
        return deliveries.sent().stream()
                .filter(message -> message.url().endsWith("/amd"))
                .map(message -> message.body().replaceAll(".*AnsweredBy=([a-z_]+).*", "$1"))
                .toList();
    }
}
