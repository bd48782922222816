package io.dialstream.stack.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SimulatorReportTest {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void averagesTheLiveCallsFromTheFirstCreateToTheLast() {
        SimulatorReport truth = truth(aCall(0, 10), aCall(0, 4), aCall(5, 12), aCall(10, 90));
        // 2 calls for 4 s, 1 for 1 s, 2 for 5 s.
        assertThat(truth.averageLiveWhileLeadsRemained()).isCloseTo(1.9, within(0.001));
    }

    @Test
    void countsAsUsedWhatWasAccepted() {
        assertThat(truth(aCall(0, 10), aCall(0, 4)).usage()).isEqualTo(new Usage(2, 2, 14));
    }

    @Test
    void readsTheSimulatorsReport() {
        SimulatorReport truth =
                new JsonMapper()
                        .readValue(
                                """
                                {"createRequests": 1, "createsAccepted": 1, "maxLiveCalls": 1, "maxCallsPerNumber": 1,
                                 "campaigns": {"k": {"calls": 1, "liveCalls": 0, "maxLiveCalls": 1, "successful": 0, "failed": 0,
                                   "missed": 1, "noAnswer": 0, "talkSeconds": 0, "ended": 1}},
                                 "callsPerNumber": {"+12125550100": 1},
                                 "calls": [{"sid": "CA1", "callId": "c", "campaignId": "k", "leadId": "1", "to": "+12125550100",
                                   "from": "+15005550006", "status": "busy", "createdAt": "2026-11-22T12:00:00.123Z",
                                   "startedAt": null, "answeredAt": null, "endedAt": "2026-11-22T12:00:01Z",
                                   "durationSeconds": null, "sipResponseCode": 486, "createRequests": 1}],
                                 "incoming": {"calls": 2, "liveCalls": 1, "completed": 1, "unanswered": 0, "failed": 0,
                                   "talkSeconds": 3, "expectedCalls": 0},
                                 "incomingCalls": [
                                   {"sid": "CA2", "account": "twilio", "from": "+12125550100", "to": "+15005550006",
                                    "status": "completed", "createdAt": "2026-11-22T12:00:02Z", "answeredAt": "2026-11-22T12:00:02.1Z",
                                    "endedAt": "2026-11-22T12:00:03Z", "durationSeconds": 3, "heard": ["Hello"], "problem": null,
                                    "returns": "CA1"},
                                   {"sid": "CA3", "account": "twilio", "from": "anonymous", "to": "+15005550006", "status": "ringing",
                                    "createdAt": "2026-11-22T12:00:04Z", "answeredAt": null, "endedAt": null, "durationSeconds": null,
                                    "heard": [], "problem": null, "returns": null}]}\
                                """,
                                SimulatorReport.class);
        assertThat(truth.tally("k").missed()).isEqualTo(1);
        assertThat(truth.tally("another").calls()).isZero();
        assertThat(truth.maxCallsPerNumber()).isEqualTo(1);
        assertThat(truth.incoming().isOver()).isFalse();
        assertThat(truth.incomingCalls().getFirst().outcome())
                .isEqualTo(new CallOutcome("COMPLETED", 3));
        assertThat(truth.incomingCallsSince(START.plusSeconds(3)))
                .extracting(SimulatorReport.IncomingCall::sid)
                .containsExactly("CA3");
        assertThat(truth.outcomes()).isEqualTo(Map.of("c", new CallOutcome("MISSED", null)));
    }

    private static SimulatorReport truth(SimulatorReport.Call... calls) {
        return new SimulatorReport(Map.of(), 0, List.of(calls));
    }

    private static SimulatorReport.Call aCall(long from, long to) {
        return new SimulatorReport.Call(
                from + "-" + to,
                null,
                "+14155550101",
                "completed",
                START.plusSeconds(from),
                START.plusSeconds(from),
                START.plusSeconds(to),
                (int) (to - from),
                null,
                "human",
                List.of(),
                null);
    }
}
