package io.dialstream.simulator.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class CallTest {

    @Test
    void tellsEachEventWithARisingSequence() {
        Call call = ACall.ended(Outcome.COMPLETED);
        assertThat(call.callbacks())
                .extracting(callback -> callback.move().status())
                .containsExactly(
                        CallStatus.INITIATED,
                        CallStatus.RINGING,
                        CallStatus.IN_PROGRESS,
                        CallStatus.COMPLETED);
        assertThat(call.callbacks()).extracting(Callback::sequence).containsExactly(0, 1, 2, 3);
    }

    @Test
    void tellsOnlyWhatWasAskedFor() {
        CallRequest request =
                ACall.requestTo(ACall.TO, "c1", "k1", EnumSet.of(ProgressEvent.COMPLETED));
        Call queued = Call.accepted(ACall.SID, 1, request, ACall.plan(Outcome.FAILED), ACall.NOON);
        Call started = ACall.after(queued, CallInput.START);
        assertThat(started.latestCallback()).isEmpty();
        Call failed = ACall.after(started, CallInput.ELAPSE);
        assertThat(failed.latestCallback())
                .contains(new Callback(ACall.SID, 0, ACall.lastMove(failed)));
    }

    @Test
    void tellsNothingWhenCancelledWhileQueued() {
        Call call = ACall.after(ACall.queued(Outcome.COMPLETED), CallInput.CANCEL);
        assertThat(call.status()).isEqualTo(CallStatus.CANCELED);
        assertThat(call.callbacks()).isEmpty();
        assertThat(call.latestCallback()).isEmpty();
    }

    @Test
    void readsTheCallersIdsFromTheCallbackUrl() {
        CallerIds ids =
                CallerIds.inQueryOf(
                        "https://c.test/x?callId=k%2D1&campaignId=c1&leadId=7#rc=5&campaignId=no");
        assertThat(ids).isEqualTo(new CallerIds("c1", "k-1", "7"));
        assertThat(CallerIds.inQueryOf("https://c.test/x")).isEqualTo(CallerIds.NONE);
    }

    @Test
    void saysWhoAnsweredOnlyWhenAsked() {
        assertThat(ACall.ended(Outcome.MACHINE).answeredBy()).isNull();
    }
}
