package io.dialstream.stack.chaos;

import static io.dialstream.stack.chaos.ACampaign.NOON;
import static io.dialstream.stack.chaos.ACampaign.call;
import static io.dialstream.stack.chaos.ACampaign.campaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dialstream.stack.report.SimulatorReport;
import io.dialstream.stack.report.Usage;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JudgeTest {

    private static final Account.Call UNKNOWN =
            new Account.Call("call-4", "4", "FAILED", "DIAL_UNKNOWN", null);

    @Test
    void findsNothingWhereNothingIsWrong() {
        assertThat(Judge.violations(fine().evidence())).isEmpty();
    }

    @Test
    void acceptsAnUnknownOutcomeOfACallThatTheProviderNeverHad() {
        var campaign = fine().withCalls(replaceLast(UNKNOWN)).withTruth(JudgeTest::dropLast);

        assertThat(Judge.violations(campaign.evidence())).isEmpty();
    }

    @Test
    void acceptsACallWithdrawnByAStop() {
        var withdrawn = new Account.Call("call-4", "4", "FAILED", "CANCELED", null);
        var campaign =
                fine().with(campaign("STOPPED", 4, 0))
                        .withCalls(replaceLast(withdrawn))
                        .withTruth(JudgeTest::dropLast);

        assertThat(Judge.violations(campaign.evidence())).isEmpty();
    }

    @Test
    void acceptsACallThatExpiredAfterItWasAnnounced() {
        var expired = new Account.Call("call-4", "4", "FAILED", "EXPIRED", null);
        var campaign = fine().withCalls(replaceLast(expired)).withTruth(JudgeTest::dropLast);

        assertThat(Judge.violations(campaign.evidence())).isEmpty();
    }

    @Test
    void acceptsARequestThatWasOnItsWayWhenTheStopWasAnswered() {
        var campaign = fine().withTruth(lastAt(Duration.ofSeconds(1))).stoppedAt(NOON);

        assertThat(Judge.violations(campaign.evidence())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenPromises")
    void findsEveryBrokenPromise(String violation, ACampaign campaign) {
        assertThat(Judge.violations(campaign.evidence()))
                .anySatisfy(found -> assertThat(found).contains(violation));
    }

    static Stream<Arguments> brokenPromises() {
        return Stream.of(
                arguments(
                        "call call-4 was placed twice",
                        fine().withTruth(add(call("4", "failed", NOON, null)))),
                arguments(
                        "lead 4 was called twice",
                        fine().withTruth(
                                        add(
                                                new SimulatorReport.Call(
                                                        "another-attempt",
                                                        "4",
                                                        "+14",
                                                        "busy",
                                                        NOON,
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        List.of(),
                                                        null)))),
                arguments("a number was called 2 times", fine().withCallsToOneNumber(2)),
                arguments("3 calls were live, of 2", fine().with(ACampaign.tally(0, 3))),
                arguments("over, but live: 1", fine().with(ACampaign.tally(1, 2))),
                arguments(
                        "call call-4 was FAILED, but the account says nothing",
                        fine().withCalls(JudgeTest::dropLast)),
                arguments(
                        "call call-4 was FAILED, but the account says FAILED DIAL_UNKNOWN",
                        fine().withCalls(replaceLast(UNKNOWN))),
                arguments(
                        "call call-4 was NO_ANSWER, but the account says FAILED",
                        fine().withTruth(replaceLast(call("4", "no-answer", NOON, null)))),
                arguments(
                        "call call-4 is FAILED SIP_404, but the provider never had it",
                        fine().withTruth(JudgeTest::dropLast)),
                arguments("failedCalls is 1, counted 0", fine().withCalls(JudgeTest::dropLast)),
                arguments(
                        "totalDuration is 40, counted 41",
                        fine().withCalls(
                                        replaceFirst(
                                                new Account.Call(
                                                        "call-1", "1", "COMPLETED", null, 41)))),
                arguments(
                        "a call of a campaign that is over has not ended",
                        fine().withCalls(
                                        replaceLast(
                                                new Account.Call(
                                                        "call-4", "4", "RINGING", null, null)))),
                arguments(
                        "completedLeads is 3, counted 4", fine().with(campaign("COMPLETED", 3, 0))),
                arguments(
                        "leads that are over is 3, counted 4",
                        fine().withLeads("DONE", "DONE", "DONE", "DISPATCHED")),
                arguments("totalLeads is 4, counted 6", fine().sent(6)),
                arguments(
                        "lead 4 is skipped and was called",
                        fine().with(campaign("STOPPED", 3, 1))
                                .withLeads("DONE", "DONE", "DONE", "SKIPPED")),
                arguments(
                        "COMPLETED with skipped leads",
                        fine().with(campaign("COMPLETED", 3, 1))
                                .withLeads("DONE", "DONE", "DONE", "SKIPPED")),
                arguments(
                        "two log entries for call-1 RINGING",
                        fine().withLog(
                                        new Account.Entry("call-1", "RINGING"),
                                        new Account.Entry("call-1", "RINGING"))),
                arguments("usage is", fine().with(new Usage(4, 2, 80))),
                arguments(
                        "there are 1 campaigns, and 2 were posted",
                        fine().posted(ACampaign.ID, "other")),
                arguments(
                        "somebody was dialled long after",
                        fine().withTruth(lastAt(Duration.ofSeconds(10))).stoppedAt(NOON)),
                arguments(
                        "somebody was dialled long after",
                        fine().withTruth(lastAt(Duration.ofSeconds(299)))
                                .pausedFor(Duration.ofMinutes(1))),
                arguments("4 people were dialled after", fine().stoppedAt(NOON.minusSeconds(1))));
    }

    private static ACampaign fine() {
        return new ACampaign();
    }

    private static UnaryOperator<List<SimulatorReport.Call>> lastAt(Duration afterNoon) {
        return replaceLast(call("4", "failed", NOON.plus(afterNoon), null));
    }

    private static <T> UnaryOperator<List<T>> add(T another) {
        return list -> {
            list.add(another);
            return list;
        };
    }

    private static <T> List<T> dropLast(List<T> list) {
        return list.subList(0, list.size() - 1);
    }

    private static <T> UnaryOperator<List<T>> replaceFirst(T other) {
        return list -> {
            list.set(0, other);
            return list;
        };
    }

    private static <T> UnaryOperator<List<T>> replaceLast(T other) {
        return list -> {
            list.set(list.size() - 1, other);
            return list;
        };
    }
}
