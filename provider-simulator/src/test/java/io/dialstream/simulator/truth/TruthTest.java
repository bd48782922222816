package io.dialstream.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.simulator.call.ACall;
import io.dialstream.simulator.call.Call;
import io.dialstream.simulator.call.CallRequest;
import io.dialstream.simulator.call.CallStatus;
import io.dialstream.simulator.call.Move;
import io.dialstream.simulator.call.Outcome;
import io.dialstream.simulator.call.ProgressEvent;
import io.dialstream.simulator.fault.Fault;
import io.dialstream.simulator.fault.FaultRule;
import io.dialstream.simulator.fault.Faults;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TruthTest {

    private final InMemoryJournal journal = new InMemoryJournal();
    private final Truth truth = ATruth.in(journal);
    private int accepted;

    @Test
    void knowsTheMostLiveCallsExactlyOverallAndPerCampaign() {
        Call first = accept("c1", Outcome.COMPLETED);
        Call second = accept("c1", Outcome.BUSY);
        Call third = accept("c2", Outcome.FAILED);
        end(first);
        end(third);
        Call fourth = accept("c2", Outcome.NO_ANSWER);
        end(second);
        end(fourth);
        Report report = truth.report(null, true);
        assertThat(report.totals().maxLiveCalls()).isEqualTo(3);
        assertThat(report.totals().liveCalls()).isZero();
        assertThat(campaign(report, "c1").maxLiveCalls()).isEqualTo(2);
        assertThat(campaign(report, "c2").maxLiveCalls()).isEqualTo(1);
    }

    @Test
    void countsAQueuedCallAsLive() {
        accept("c1", Outcome.COMPLETED);
        Report.Totals totals = truth.report(null, false).totals();
        assertThat(totals.liveCalls()).isEqualTo(1);
        assertThat(totals.queuedCalls()).isEqualTo(1);
    }

    @Test
    void countsEachEndedCallOnce() {
        for (Outcome outcome : EnumSet.complementOf(EnumSet.of(Outcome.HANG))) {
            end(accept("c1", outcome));
        }
        assertThat(campaign(truth.report(null, true), "c1"))
                .isEqualTo(new Report.Campaign(6, 0, 1, 1, 1, 3, 1, 0, 30, 6));
    }

    @Test
    void tellsHowOftenANumberWasCalledAndACallAskedFor() {
        Call call = accept("c1", Outcome.COMPLETED);
        truth.record(new Fact.CreateRejected(ACall.TO, call.request().ids().callId()));
        accept("c2", Outcome.COMPLETED);
        Report report = truth.report(null, true);
        assertThat(report.callsPerNumber()).containsOnly(Map.entry(ACall.TO, 2));
        assertThat(report.maxCallsPerNumber()).isEqualTo(2);
        assertThat(Objects.requireNonNull(report.calls()))
                .extracting(Report.CallTruth::createRequests)
                .containsExactly(2, 1);
        assertThat(report.totals().createRequests()).isEqualTo(3);
        assertThat(report.totals().createsRejected()).isEqualTo(1);
    }

    @Test
    void tellsOfOneCampaignOnly() {
        end(accept("c1", Outcome.COMPLETED));
        end(accept("c2", Outcome.COMPLETED));
        Report report = truth.report("c2", true);
        assertThat(report.campaigns()).containsOnlyKeys("c2");
        assertThat(Objects.requireNonNull(report.calls()))
                .extracting(Report.CallTruth::campaignId)
                .containsExactly("c2");
        assertThat(report.maxCallsPerNumber()).isEqualTo(1);
    }

    @Test
    void owesWhatWasAskedForUntilItIsSettled() {
        Call call = end(accept("c1", Outcome.COMPLETED));
        assertThat(truth.owedCallbacks()).hasSize(4);
        settle(call, 0, Settlement.ACKNOWLEDGED, false);
        settle(call, 1, Settlement.FAILED, false);
        settle(call, 2, Settlement.LOST, false);
        settle(call, 3, Settlement.ACKNOWLEDGED, false);
        settle(call, 3, Settlement.ACKNOWLEDGED, true);
        Report.Totals totals = truth.report(null, false).totals();
        assertThat(totals.callbacksOwed()).isZero();
        assertThat(totals.callbacksSent()).isEqualTo(4);
        assertThat(totals.callbacksAcknowledged()).isEqualTo(3);
        assertThat(totals.callbacksFailed()).isEqualTo(1);
        assertThat(totals.callbacksLost()).isEqualTo(1);
    }

    /** A copy tells as much as what it is a copy of. */
    @Test
    void saysWhatOfACallWasToldAndWhen() {
        Call call = end(accept("c1", Outcome.COMPLETED));
        settle(call, 0, Settlement.LOST, false);
        settle(call, 1, Settlement.FAILED, false);
        settle(call, 1, Settlement.ACKNOWLEDGED, true);
        settle(call, 2, Settlement.ACKNOWLEDGED, false);
        settle(call, 3, Settlement.FAILED, false);
        var calls = Objects.requireNonNull(truth.report("c1", true).calls());
        assertThat(calls.getFirst().told())
                .containsOnly(
                        Map.entry("ringing", ACall.NOON.plusSeconds(1)),
                        Map.entry("in-progress", ACall.NOON.plusSeconds(2)));
    }

    @Test
    void knowsTheSameAfterARestart() {
        end(accept("c1", Outcome.COMPLETED));
        Call live = accept("c1", Outcome.HANG);
        move(live, ACall.in(CallStatus.RINGING).moves());
        truth.record(new Fact.CreateRejected("+1555", null));
        truth.record(new Fact.FaultStruck(Fault.RATE_LIMIT));
        Truth again = ATruth.in(journal);
        assertThat(again.report(null, true)).isEqualTo(truth.report(null, true));
        assertThat(again.owedCallbacks()).isEqualTo(truth.owedCallbacks());
    }

    @Test
    void keepsWhatWasSetWhenItForgetsTheCalls() {
        Faults faults = Faults.NONE.with(Map.of(Fault.RATE_LIMIT, FaultRule.ALWAYS));
        truth.record(new Fact.FaultsChanged(faults));
        end(accept("c1", Outcome.COMPLETED));
        truth.forget();
        Truth again = ATruth.in(journal);
        assertThat(again.faults()).isEqualTo(faults);
        assertThat(again.calls()).isEmpty();
        assertThat(again.report(null, true)).isEqualTo(truth.report(null, true));
        assertThat(truth.report(null, true).totals().createRequests()).isZero();
    }

    private Call accept(String campaignId, Outcome outcome) {
        accepted++;
        CallRequest request =
                ACall.requestTo(
                        ACall.TO, campaignId, "k" + accepted, EnumSet.allOf(ProgressEvent.class));
        Call call =
                Call.accepted("CA" + accepted, accepted, request, ACall.plan(outcome), ACall.NOON);
        truth.record(new Fact.CallAccepted(call));
        return call;
    }

    private Call end(Call call) {
        move(call, ACall.ended(call.plan().outcome()).moves());
        return call;
    }

    private void move(Call call, List<Move> moves) {
        moves.forEach(move -> truth.record(new Fact.CallMoved(call.sid(), move)));
    }

    private void settle(Call call, int sequence, Settlement settlement, boolean isCopy) {
        Instant at = ACall.NOON.plusSeconds(sequence);
        truth.record(new Fact.CallbackSettled(call.sid(), sequence, settlement, isCopy, at));
    }

    private static Report.Campaign campaign(Report report, String id) {
        return Objects.requireNonNull(report.campaigns().get(id));
    }
}
