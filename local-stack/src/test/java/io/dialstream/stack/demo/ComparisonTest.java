package io.dialstream.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.stack.report.CallOutcome;
import io.dialstream.stack.report.SimulatorReport;
import io.dialstream.stack.report.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private static final Map<String, CallOutcome> CALLS =
            Map.of(
                    "a", new CallOutcome("COMPLETED", 30),
                    "b", new CallOutcome("COMPLETED", 0),
                    "c", new CallOutcome("NO_ANSWER", null));

    private static final List<SimulatorReport.Call> TRUE_CALLS =
            List.of(
                    aCall("a", "completed", 30),
                    aCall("b", "completed", 0),
                    aCall("c", "no-answer", null));

    private static final Usage USAGE = new Usage(3, 2, 30);

    @Test
    void findsNothingWhenBothTellTheSameStory() {
        Comparison comparison =
                Comparison.of(
                        aCampaign(1, 30), CALLS, CallBacks.NONE, USAGE, aTruth(TRUE_CALLS, 3));
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.table())
                .contains("talk seconds                           30 =           30");
    }

    @Test
    void namesANumberThatDiffers() {
        Comparison comparison =
                Comparison.of(
                        aCampaign(1, 31), CALLS, CallBacks.NONE, USAGE, aTruth(TRUE_CALLS, 3));
        assertThat(comparison.differences())
                .containsExactly("talk seconds: Dialstream says 31, the simulator 30");
    }

    @Test
    void namesACallThatDiffersAlthoughTheNumbersAgree() {
        List<SimulatorReport.Call> other =
                List.of(
                        aCall("b", "completed", 30),
                        aCall("a", "completed", 0),
                        aCall("c", "no-answer", null));
        Comparison comparison =
                Comparison.of(aCampaign(1, 30), CALLS, CallBacks.NONE, USAGE, aTruth(other, 3));
        assertThat(comparison.differences())
                .containsExactly(
                        "a: Dialstream says COMPLETED after 30 s, the simulator COMPLETED after 0 s",
                        "b: Dialstream says COMPLETED after 0 s, the simulator COMPLETED after 30 s");
    }

    @Test
    void namesACallThatOnlyOneKnows() {
        Map<String, CallOutcome> fewer =
                Map.of("a", new CallOutcome("COMPLETED", 30), "b", new CallOutcome("COMPLETED", 0));
        Comparison comparison =
                Comparison.of(
                        aCampaign(1, 30), fewer, CallBacks.NONE, USAGE, aTruth(TRUE_CALLS, 3));
        assertThat(comparison.differences())
                .containsExactly("c: Dialstream says null, the simulator NO_ANSWER");
    }

    @Test
    void wantsExactlyTheLimitWhileLeadsRemain() {
        assertThat(
                        Comparison.of(
                                        aCampaign(1, 30),
                                        CALLS,
                                        CallBacks.NONE,
                                        USAGE,
                                        aTruth(TRUE_CALLS, 2))
                                .differences())
                .containsExactly("most live calls at once: Dialstream says 3, the simulator 2");
        assertThat(
                        Comparison.of(
                                        aCampaign(1, 30),
                                        CALLS,
                                        CallBacks.NONE,
                                        USAGE,
                                        aTruth(TRUE_CALLS, 4))
                                .differences())
                .containsExactly("most live calls at once: Dialstream says 3, the simulator 4");
    }

    @Test
    void noticesAPersonCalledTwice() {
        SimulatorReport truth =
                new SimulatorReport(aTruth(TRUE_CALLS, 3).campaigns(), 2, TRUE_CALLS);
        assertThat(
                        Comparison.of(aCampaign(1, 30), CALLS, CallBacks.NONE, USAGE, truth)
                                .differences())
                .containsExactly("most calls to one number: Dialstream says 1, the simulator 2");
    }

    @Test
    void comparesTheCallsOfPeopleWhoCallBackAndChargesThem() {
        CallBacks callBacks =
                new CallBacks(
                        List.of(incoming("CA1", 3), incoming("CA2", 2)),
                        List.of(trueIncoming("CA1", 3), trueIncoming("CA2", 2)));
        Comparison comparison =
                Comparison.of(
                        aCampaign(1, 30),
                        CALLS,
                        callBacks,
                        USAGE.plus(new Usage(2, 2, 5)),
                        aTruth(TRUE_CALLS, 3));
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.table())
                .contains("incoming calls                          2 =            2")
                .contains("incoming: talk seconds                  5 =            5");
    }

    @Test
    void namesACallThatCameInAndDiffersOrIsUnknown() {
        CallBacks callBacks =
                new CallBacks(
                        List.of(incoming("CA1", 4)),
                        List.of(trueIncoming("CA1", 3), trueIncoming("CA2", 2)));
        assertThat(
                        Comparison.of(
                                        aCampaign(1, 30),
                                        CALLS,
                                        callBacks,
                                        USAGE.plus(new Usage(2, 2, 5)),
                                        aTruth(TRUE_CALLS, 3))
                                .differences())
                .containsExactly(
                        "incoming calls: Dialstream says 1, the simulator 2",
                        "incoming: talk seconds: Dialstream says 4, the simulator 5",
                        "CA1: Dialstream says COMPLETED after 4 s, the simulator COMPLETED after 3 s",
                        "CA2: Dialstream says null, the simulator COMPLETED after 2 s");
    }

    @Test
    void namesACallThatCameInOnceAndIsThereTwice() {
        CallBacks callBacks =
                new CallBacks(
                        List.of(incoming("CA1", 3), incoming("CA1", 3)),
                        List.of(trueIncoming("CA1", 3)));
        assertThat(callBacks.differences())
                .containsExactly("Dialstream has a call that came in more than once.");
    }

    private static IncomingCall incoming(String providerCallId, int seconds) {
        return new IncomingCall("in-" + providerCallId, providerCallId, "COMPLETED", seconds);
    }

    private static SimulatorReport.IncomingCall trueIncoming(String sid, int seconds) {
        return new SimulatorReport.IncomingCall(sid, "completed", START, START, seconds);
    }

    private static Campaign aCampaign(int successful, long seconds) {
        return new Campaign("k", "COMPLETED", 3, 3, 0, 0, 0, successful, 0, 1, 1, 30.0, seconds, 5);
    }

    private static SimulatorReport aTruth(List<SimulatorReport.Call> calls, int maxLive) {
        return new SimulatorReport(
                Map.of("k", new SimulatorReport.Tally(3, 0, maxLive, 1, 0, 1, 1, 30, 3)), 1, calls);
    }

    private static SimulatorReport.Call aCall(String id, String status, @Nullable Integer seconds) {
        return new SimulatorReport.Call(
                id,
                null,
                "+14155550101",
                status,
                START,
                seconds == null ? null : START,
                START.plusSeconds(9),
                seconds,
                null,
                seconds == null ? null : "human",
                List.of(),
                null);
    }
}
