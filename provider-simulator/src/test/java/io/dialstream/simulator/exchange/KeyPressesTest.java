package io.dialstream.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulator.call.ACall;
import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.call.Outcome;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.callback.InMemoryDeliveries;
import io.dialstream.simulator.callback.Message;
import io.dialstream.simulator.callback.Reply;
import io.dialstream.simulator.exchange.twilio.SpokenProtocols;
import io.dialstream.simulator.plan.FixedOutcome;
import io.dialstream.simulator.plan.LogNormal;
import io.dialstream.simulator.plan.Pressing;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callees press, who is told, and what they hear then. */
class KeyPressesTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String OFFER =
            "<Response><Gather numDigits='1' action='digits?callId=c#rc=2'>"
                    + "<Say>Room 12 is ready.</Say><Say>Press 9 to stop.</Say>"
                    + "</Gather></Response>";
    private static final String BYE = "<Response><Say>Bye.</Say></Response>";

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

    @BeforeEach
    void answerWithAnOfferAndThenGoodbye() {
        answer(OFFER, BYE);
    }

    private void answer(String toVoice, String toKey) {
        deliveries.receiver(message -> {
            boolean isKey = message.url().contains("/digits");
            boolean isVoice = message.url().endsWith("/voice");
            return isKey || isVoice
                    ? new Reply.Answered(200, "text/xml", isKey ? toKey : toVoice)
                    : new Reply.Answered(204, "", "");
        });
    }

    @Test
    void theKeyThatIsToldIsPressedOnceAndWhatIsSaidThenEndsTheCall() {
        pressing(1);
        Call call = place(Outcome.HANG, null);
        timers.pass(LONG);

        assertThat(keys()).containsExactly("9");
        assertThat(told().getFirst().url()).isEqualTo("http://caller.test/digits?callId=c");
        assertThat(told().getFirst().headers()).containsKey("X-Twilio-Signature");
        assertThat(truth(call).pressed()).isEqualTo("9");
        assertThat(truth(call).heard())
                .containsExactly("Room 12 is ready. Press 9 to stop.", "Bye.");
        assertThat(current(call).status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(current(call).talkSeconds()).isEqualTo(3 + 5);
    }

    @Test
    void aCallGoesOnWhereTheOfferIsMadeAnew() {
        answer(OFFER, OFFER);
        Call call = place(Outcome.COMPLETED, "5");
        timers.pass(LONG);

        assertThat(keys()).containsExactly("5");
        assertThat(truth(call).pressed()).isEqualTo("5");
        assertThat(current(call).talkSeconds()).as("as planned").isEqualTo(30);
    }

    @Test
    void nobodyPressesWhereNothingIsOffered() {
        pressing(1);
        answer(BYE, BYE);
        Call call = place(Outcome.COMPLETED, "9");
        timers.pass(LONG);

        assertThat(keys()).isEmpty();
        assertThat(truth(call).pressed()).isNull();
    }

    @Test
    void neitherMachinesNorThoseWhoHaveHungUpPress() {
        pressing(1);
        place(Outcome.MACHINE, null);
        exchange.change(
                new Fact.OutcomeFixed(
                        ACall.TO, new FixedOutcome(Outcome.COMPLETED, 2, null, null, "9")));
        exchange.place(request());
        timers.pass(LONG);

        assertThat(keys()).isEmpty();
    }

    @Test
    void aCallEndsWhereNobodyAnswersTheKey() {
        deliveries.receiver(message ->
                message.url().endsWith("/voice")
                        ? new Reply.Answered(200, "text/xml", OFFER)
                        : new Reply.Answered(503, "", ""));
        pressing(0);
        Call call = place(Outcome.HANG, "9");
        timers.pass(LONG);

        assertThat(truth(call).pressed()).isEqualTo("9");
        assertThat(truth(call).heard()).hasSize(1);
        assertThat(current(call).talkSeconds()).isEqualTo(3);
    }

    @Test
    void aKeyThatWasNotAnsweredIsPressedAgainAfterARestart() {
        pressing(0);
        Call call = place(Outcome.HANG, "9");
        timers.pass(Duration.ofSeconds(7));
        assertThat(keys()).isEmpty();
        restart();
        timers.pass(Duration.ofSeconds(2));
        deliveries.hold();
        timers.pass(Duration.ofSeconds(2));
        assertThat(keys()).containsExactly("9");

        restart();
        deliveries.release();
        timers.pass(LONG);

        assertThat(keys()).containsExactly("9", "9");
        assertThat(truth(call).pressed()).isEqualTo("9");
        assertThat(current(call).status()).isEqualTo(CallStatus.COMPLETED);

        restart();
        timers.pass(LONG);
        assertThat(keys()).hasSize(2);
    }

    private void restart() {
        timers.forget();
        truth = ATruth.in(journal);
        exchange = exchange();
        exchange.resume();
    }

    private Call place(Outcome outcome, @Nullable String presses) {
        exchange.change(
                new Fact.OutcomeFixed(
                        ACall.TO, new FixedOutcome(outcome, null, null, null, presses)));
        return ((Placement.Accepted) exchange.place(request())).call();
    }

    private static CallRequest request() {
        CallRequest usual = ACall.request();
        return new CallRequest(
                usual.account(),
                usual.to(),
                usual.from(),
                new VoiceInstructions.Fetched("http://caller.test/voice", "POST"),
                usual.statusCallback(),
                usual.timeoutSeconds(),
                usual.timeLimitSeconds(),
                false);
    }

    private void pressing(double share) {
        exchange.change(new Fact.SettingsChanged(settings(share)));
    }

    /** All press three seconds after they have heard something. */
    private Settings settings(double share) {
        Settings usual = truth.settings();
        return new Settings(
                usual.speedUp(),
                usual.callsPerSecond(),
                usual.seed(),
                usual.mix(),
                usual.setup(),
                usual.ring(),
                usual.talk(),
                usual.detection(),
                new Pressing(share, new LogNormal(3, 0)),
                Returning.NEVER);
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

    private List<Message> told() {
        return deliveries.sent().stream().filter(it -> it.url().contains("/digits")).toList();
    }

    private List<String> keys() {
        return told().stream()
                .map(message -> message.body().replaceAll(".*Digits=([^&]*).*", "$1"))
                .toList();
    }
}
