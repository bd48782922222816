package io.dialstream.simulator.exchange.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.call.ACall;
import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallInput;
import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.CallRequest.StatusCallback;
import io.dialstream.simulator.call.Outcome;
import io.dialstream.simulator.call.ProgressEvent;
import io.dialstream.simulator.call.VoiceInstructions;
import io.dialstream.simulator.callback.Form;
import io.dialstream.simulator.callback.Message;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TwilioProtocolTest {

    private final RequestSigner signer = new RequestSigner("12345");
    private final TwilioProtocol protocol = new TwilioProtocol(ACall.ACCOUNTS, Dialect.TWILIO);

    @Test
    void tellsTheEndOfACallWithItsDurationAndSipCode() {
        Map<String, String> form = formOf(latest(ACall.ended(Outcome.COMPLETED)));
        assertThat(form)
                .containsEntry("CallStatus", "completed")
                .containsEntry("CallSid", ACall.SID)
                .containsEntry("AccountSid", "AC1")
                .containsEntry("To", ACall.TO)
                .containsEntry("Direction", "outbound-api")
                .containsEntry("ApiVersion", "2010-04-01")
                .containsEntry("CallbackSource", "call-progress-events")
                .containsEntry("SequenceNumber", "3")
                .containsEntry("CallDuration", "30")
                .containsEntry("Duration", "1")
                .containsEntry("SipResponseCode", "200")
                .containsEntry("Timestamp", "Sun, 22 Nov 2026 12:00:04 +0000")
                .containsEntry("ToCity", "");
    }

    @Test
    void tellsNoDurationBeforeTheEnd() {
        Call ringing =
                ACall.after(ACall.queued(Outcome.COMPLETED), CallInput.START, CallInput.ELAPSE);
        assertThat(formOf(latest(ringing)))
                .containsEntry("CallStatus", "ringing")
                .doesNotContainKeys("CallDuration", "Duration", "SipResponseCode");
    }

    @Test
    void neitherSendsNorSignsTheFragment() {
        Message message = latest(ACall.ended(Outcome.BUSY));
        String url = "http://caller.test/status?campaignId=c1&callId=k1";
        assertThat(message.url()).isEqualTo(url);
        assertThat(message.overrides().retries()).isEqualTo(5);
        assertThat(message.headers())
                .containsEntry(
                        "X-Twilio-Signature", signer.sign(url, new TreeMap<>(formOf(message))));
    }

    @Test
    void putsEverythingIntoTheQueryOfAGet() {
        CallRequest request =
                new CallRequest(
                        Account.FIRST,
                        ACall.TO,
                        ACall.FROM,
                        new VoiceInstructions.Given("<Response/>"),
                        new StatusCallback(
                                "http://caller.test/s?a=b",
                                "GET",
                                EnumSet.of(ProgressEvent.INITIATED)),
                        60,
                        60,
                        false);
        Call call =
                ACall.after(
                        Call.accepted(ACall.SID, 1, request, ACall.plan(Outcome.BUSY), ACall.NOON),
                        CallInput.START);
        Message message = latest(call);
        assertThat(message.body()).isEmpty();
        assertThat(message.url()).startsWith("http://caller.test/s?a=b&AccountSid=AC1&");
        assertThat(message.headers())
                .containsEntry("X-Twilio-Signature", signer.sign(message.url(), new TreeMap<>()));
    }

    @Test
    void speaksForTheAccountThatPlacedTheCall() {
        CallRequest request =
                new CallRequest(
                        ACall.EAST,
                        ACall.TO,
                        ACall.FROM,
                        new VoiceInstructions.Given("<Response/>"),
                        new StatusCallback(
                                "http://caller.test/s", "GET", EnumSet.of(ProgressEvent.INITIATED)),
                        60,
                        60,
                        false);
        Call call =
                ACall.after(
                        Call.accepted(ACall.SID, 1, request, ACall.plan(Outcome.BUSY), ACall.NOON),
                        CallInput.START);

        Message message = latest(call);
        assertThat(message.url()).contains("AccountSid=AC2&");
        assertThat(message.headers())
                .containsEntry(
                        "X-Twilio-Signature",
                        new RequestSigner("67890").sign(message.url(), new TreeMap<>()));
    }

    @Test
    void signsTheLieThatSomebodysTwimlTellsWithoutTheToken() {
        CallRequest request =
                new CallRequest(
                        Account.FIRST,
                        ACall.TO,
                        ACall.FROM,
                        new VoiceInstructions.Given("<Response/>"),
                        new StatusCallback(
                                "http://caller.test/s?callId=k1&t=AB-_&leadId=1#rc=5",
                                "POST",
                                EnumSet.of(ProgressEvent.INITIATED)),
                        60,
                        60,
                        false);
        Call call =
                ACall.after(
                        Call.accepted(ACall.SID, 1, request, ACall.plan(Outcome.BUSY), ACall.NOON),
                        CallInput.START);

        Message message = protocol.forgedCallback(call, call.latestCallback().orElseThrow());

        assertThat(message.url()).isEqualTo("http://caller.test/s?callId=k1&leadId=1");
        assertThat(formOf(message))
                .containsEntry("CallStatus", "completed")
                .containsEntry("CallDuration", "3600")
                .containsKey("ParentCallSid")
                .doesNotContainEntry("CallSid", ACall.SID);
        assertThat(message.headers())
                .containsEntry(
                        "X-Twilio-Signature",
                        signer.sign(message.url(), new TreeMap<>(formOf(message))));
    }

    private Message latest(Call call) {
        return protocol.statusCallbacks(call, call.latestCallback().orElseThrow()).getFirst();
    }

    private static Map<String, String> formOf(Message message) {
        return Form.parse(message.body());
    }
}
