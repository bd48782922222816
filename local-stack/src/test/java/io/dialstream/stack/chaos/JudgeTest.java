package io.dialstream.stack.chaos;

import static io.dialstream.stack.chaos.ACampaign.NOON;
import static io.dialstream.stack.chaos.ACampaign.again;
import static io.dialstream.stack.chaos.ACampaign.answered;
import static io.dialstream.stack.chaos.ACampaign.at;
import static io.dialstream.stack.chaos.ACampaign.call;
import static io.dialstream.stack.chaos.ACampaign.campaign;
import static io.dialstream.stack.chaos.ACampaign.shown;
import static io.dialstream.stack.chaos.ACampaign.shownAgain;
import static io.dialstream.stack.chaos.ACampaign.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.dialstream.stack.report.SimulatorReport;
import io.dialstream.stack.report.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JudgeTest {

    private static final Account.Call UNKNOWN = shown("4", "FAILED", "DIAL_UNKNOWN", null);

    @Test
    void findsNothingWhereNothingIsWrong() {
        assertThat(Judge.violations(fine().evidence())).isEmpty();
    }

    @Test
    void acceptsAnUnknownOutcomeOfACallThatTheProviderNeverHad() {
        var campaign =
                fine().withCalls(replaceLast(UNKNOWN))
                        .withTruth(JudgeTest::dropLast)
                        .with(new Usage(3, 1, 40));

        assertThat(Judge.violations(campaign.evidence())).isEmpty();
    }

    @Test
    void acceptsACallWithdrawnByAStop() {
        var withdrawn = shown("4", "FAILED", "CANCELED", null);
        var campaign =
                fine().with(campaign("STOPPED", 4, 0))
                        .withCalls(replaceLast(withdrawn))
                        .withTruth(JudgeTest::dropLast)
                        .with(new Usage(3, 1, 40));

        assertThat(Judge.violations(campaign.evidence())).isEmpty();
    }

    @Test
    void acceptsACallThatExpiredAfterItWasAnnounced() {
        var twoFailed =
                new Account.Campaign(
                        ACampaign.ID, "COMPLETED", 4, 4, 0, 0, 0, 1, 2, 1, 1, 0, 40, 40.0, 2);
        var campaign =
                fine().with(twoFailed)
                        .withCalls(replaceLast(shown("4", "FAILED", "EXPIRED", null)))
                        .withCalls(add(shownAgain("4", 2, "FAILED", "SIP_404", null)))
                        .withTruth(replaceLast(again("4", 2, "failed", NOON)));

        assertThat(Judge.violations(campaign.evidence())).isEmpty();
    }

    @Test
    void acceptsARequestThatWasOnItsWayWhenTheStopWasAnswered() {
        var campaign = fine().withTruth(lastAt(Duration.ofSeconds(1))).stoppedAt(NOON);

        assertThat(Judge.violations(campaign.evidence())).isEmpty();
    }

    /** Who has answered, and that a message is left, are no statuses. */
    @Test
    void acceptsSeveralLogEntriesOfACallThatAreNoStatus() {
        var verdict = new Account.Entry("call-1", "RAW");

        assertThat(Judge.violations(fine().withLog(verdict, verdict).evidence())).isEmpty();
    }

    @Test
    void acceptsAFurtherAttemptToWhoeverWasNotReached() {
        var campaign =
                fine().with(capped())
                        .withCalls(add(shownAgain("2", 2, "MISSED", "BUSY", null)))
                        .withCalls(add(shownAgain("3", 2, "NO_ANSWER", null, null)))
                        .withTruth(add(again("2", 2, "busy", NOON.plusSeconds(5))))
                        .withTruth(add(again("3", 2, "no-answer", NOON.plusSeconds(5))))
                        .withLead("2", "DONE", 2)
                        .withLead("3", "DONE", 2)
                        .withCallsToOneNumber(2)
                        .with(new Usage(6, 1, 40));

        assertThat(Judge.violations(campaign.evidence()))
                .containsExactly("missedCalls is 1, counted 2", "noAnswerCalls is 1, counted 2");
    }

    @Test
    void acceptsACallThatWasDecidedOnBeforeItsNumberWasListed() {
        assertThat(Judge.violations(fine().listed("+14", NOON.minusSeconds(59)).evidence()))
                .isEmpty();
    }

    @Test
    void acceptsALeadThatWaitedForAnotherAttemptWhenItsCampaignWasStopped() {
        var campaign =
                fine().with(campaign("STOPPED", 3, 1))
                        .with(attempts(2))
                        .withLead("3", "SKIPPED", 1);

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
                        "lead 2 was given up after 1 attempts, the last one MISSED BUSY",
                        fine().with(attempts(2)).withLead("3", "DONE", 2)),
                arguments(
                        "lead 3 was given up after 1 attempts, the last one NO_ANSWER",
                        fine().with(attempts(2)).withLead("2", "DONE", 2)),
                arguments(
                        "lead 4 was given up after 1 attempts, the last one FAILED SIP_503",
                        fine().with(attempts(2))
                                .withCalls(replaceLast(shown("4", "FAILED", "SIP_503", null)))),
                arguments(
                        "lead 1 was called again after call-1",
                        fine().with(attempts(2))
                                .withCalls(add(shownAgain("1", 2, "MISSED", "BUSY", null)))),
                arguments(
                        "lead 2 was called 2 times, and the account says 1",
                        fine().with(attempts(3)).withTruth(add(again("2", 2, "busy", NOON)))),
                arguments(
                        "lead 2 was called 4 times, of 3",
                        fine().with(attempts(3))
                                .withTruth(add(again("2", 2, "busy", NOON)))
                                .withTruth(add(again("2", 3, "busy", NOON)))
                                .withTruth(add(again("2", 4, "busy", NOON)))),
                arguments(
                        "+12 got 2 calls within less than 6 s",
                        fine().with(capped())
                                .withTruth(add(again("2", 2, "busy", NOON.plusMillis(3_900))))),
                arguments(
                        "+14 was called at 2026-11-22T12:00:00Z, and listed at",
                        fine().listed("+14", NOON.minusSeconds(63))),
                arguments(
                        "+11 was called at 2026-11-22T12:01:03Z, and had opted out",
                        fine().withTruth(
                                        replaceFirst(
                                                answered(
                                                        "1",
                                                        NOON,
                                                        List.of(Rules.CONFIRMATION),
                                                        "9")))
                                .withTruth(add(again("1", 2, "busy", NOON.plusSeconds(63))))),
                arguments(
                        "call call-1 heard the message 2 times",
                        fine().withTruth(
                                        replaceFirst(
                                                answered(
                                                        "1",
                                                        NOON,
                                                        List.of(Rules.VOICEMAIL, Rules.VOICEMAIL),
                                                        null)))),
                arguments(
                        "voicemailCalls is 0, counted 1",
                        fine().withCalls(
                                        replaceFirst(
                                                new Account.Call(
                                                        "call-1",
                                                        "1",
                                                        "COMPLETED",
                                                        null,
                                                        40,
                                                        1,
                                                        "MACHINE",
                                                        Accounts.FIRST)))),
                arguments("excludedLeads is 0, counted 1", fine().withLead("4", "EXCLUDED", 0)),
                arguments(
                        "call call-4 was placed twice: at twilio and twilio",
                        fine().withTruth(add(call("4", "failed", NOON, null)))),
                arguments(
                        "lead 4 was called 2 times, of 1",
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
                arguments(
                        "call call-4 was placed twice: at twilio and east",
                        fine().with(new Accounts(Accounts.FIRST, List.of("east")))
                                .withTruth(
                                        add(
                                                told(
                                                        "twilio",
                                                        call("4", "failed", NOON, null),
                                                        Map.of())))),
                arguments(
                        "call call-4 was placed at east",
                        fine().with(new Accounts(Accounts.FIRST, List.of()))
                                .withTruth(
                                        replaceLast(
                                                told(
                                                        "twilio",
                                                        call("4", "failed", NOON, null),
                                                        Map.of())))),
                arguments(
                        "call call-4 is at east, but the account says at twilio",
                        fine().withTruth(
                                        replaceLast(
                                                told(
                                                        "twilio",
                                                        call("4", "failed", NOON, null),
                                                        Map.of())))),
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
                        fine().withCalls(replaceFirst(shown("1", "COMPLETED", null, 41)))),
                arguments(
                        "a call of a campaign that is over has not ended",
                        fine().withCalls(replaceLast(shown("4", "RINGING", null, null)))),
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

    @Test
    void acceptsACallThatAFallbackHas() {
        var campaign =
                fine().with(new Accounts(Accounts.FIRST, List.of("east")))
                        .withCalls(replaceLast(at("east", shown("4", "FAILED", "SIP_404", null))))
                        .withTruth(
                                replaceLast(
                                        told("twilio", call("4", "failed", NOON, null), Map.of())));

        assertThat(Judge.violations(campaign.evidence())).isEmpty();
    }

    @ParameterizedTest(name = "{0} at {1}: {2} {3}")
    @CsvSource({
        // An ordinary end does not say that the call was answered.
        "completed, telnyx, NO_ANSWER, ",
        "completed, telnyx, FAILED, END_UNKNOWN",
        "completed, telnyx, FAILED, DIAL_UNKNOWN",
        "completed, plivo, FAILED, END_UNKNOWN",
        "completed, plivo, FAILED, DIAL_UNKNOWN",
        "completed, sanspbx, FAILED, END_UNKNOWN",
        "completed, sanspbx, FAILED, DIAL_UNKNOWN",
        "completed, signalwire, FAILED, DIAL_UNKNOWN",
        "completed, vonage, FAILED, DIAL_UNKNOWN",
        "busy, telnyx, FAILED, END_UNKNOWN",
        "no-answer, sanspbx, FAILED, END_UNKNOWN"
    })
    void acceptsWhatAVendorHasNotToldOf(
            String truth, String vendor, String status, @Nullable String reason) {
        assertThat(differences(truth, 40, vendor, status, reason, Map.of())).isEmpty();
        assertThat(differences(truth, 40, "twilio", status, reason, Map.of())).hasSize(1);
    }

    /** What was told in time must be known. */
    @ParameterizedTest(name = "{0} at {1}: {2} {3}")
    @CsvSource({
        "completed, telnyx, NO_ANSWER, ",
        "completed, telnyx, FAILED, END_UNKNOWN",
        "completed, telnyx, FAILED, DIAL_UNKNOWN",
        "completed, plivo, FAILED, END_UNKNOWN",
        "completed, plivo, FAILED, DIAL_UNKNOWN",
        "completed, sanspbx, FAILED, END_UNKNOWN",
        "completed, signalwire, FAILED, DIAL_UNKNOWN",
        "completed, vonage, FAILED, DIAL_UNKNOWN",
        "completed, vonage, NO_ANSWER, "
    })
    void findsWhatAVendorHasToldOf(
            String truth, String vendor, String status, @Nullable String reason) {
        var told = Map.of("in-progress", NOON.plusSeconds(1), truth, NOON.plusSeconds(2));

        assertThat(differences(truth, 40, vendor, status, reason, told)).hasSize(1);
    }

    @ParameterizedTest(name = "{0} at {1}: {2} {3}")
    @CsvSource({
        // Vonage says how long a call has lasted, and can be asked for its end.
        "completed, vonage, NO_ANSWER, ",
        "completed, vonage, FAILED, END_UNKNOWN",
        "completed, signalwire, FAILED, END_UNKNOWN",
        "completed, signalwire, NO_ANSWER, ",
        "completed, plivo, NO_ANSWER, ",
        "completed, plivo, FAILED, UNKNOWN",
        "busy, plivo, FAILED, UNKNOWN",
        "completed, sanspbx, NO_ANSWER, ",
        "completed, sanspbx, FAILED, UNKNOWN",
        "completed, telnyx, FAILED, UNKNOWN",
        "completed, telnyx, MISSED, BUSY",
        "busy, telnyx, NO_ANSWER, ",
        "no-answer, plivo, MISSED, BUSY"
    })
    void findsWhatNoVendorLeavesOpen(
            String truth, String vendor, String status, @Nullable String reason) {
        assertThat(differences(truth, 40, vendor, status, reason, Map.of())).hasSize(1);
    }

    /** Any callback shows the id by which its record can be read, whatever became of the others. */
    @Test
    void findsThatTheRecordOfAPlivoCallWasNotRead() {
        var rang = Map.of("ringing", NOON.plusSeconds(1));
        var late = Map.of("ringing", NOON.plusSeconds(16), "completed", NOON.plusSeconds(17));

        assertThat(differences("completed", 40, "plivo", "FAILED", "END_UNKNOWN", rang)).hasSize(1);
        assertThat(differences("completed", 40, "plivo", "FAILED", "END_UNKNOWN", late)).isEmpty();
        assertThat(differences("completed", 40, "sanspbx", "FAILED", "END_UNKNOWN", rang))
                .isEmpty();
    }

    @Test
    void acceptsAVonageCallOfNoSecondsWhoseAnswerWasOvertaken() {
        var late = Map.of("completed", NOON.plusSeconds(1), "in-progress", NOON.plusSeconds(4));

        assertThat(differences("completed", 0, "vonage", "NO_ANSWER", null, late)).isEmpty();
        assertThat(differences("completed", 1, "vonage", "NO_ANSWER", null, late)).hasSize(1);
        assertThat(differences("completed", 0, "plivo", "NO_ANSWER", null, late)).hasSize(1);
    }

    /** A call that is silent for 4 s is asked for, and Vonage tells its end before its answer. */
    @Test
    void acceptsAVonageCallOfNoSecondsThatWasAskedForBeforeItsAnswerWasTold() {
        var late =
                Map.of(
                        "in-progress", NOON.plusMillis(6_700),
                        "completed", NOON.plusMillis(6_800));
        var inTime =
                Map.of(
                        "in-progress", NOON.plusMillis(4_900),
                        "completed", NOON.plusMillis(6_800));

        assertThat(differences("completed", 0, "vonage", "NO_ANSWER", null, late)).isEmpty();
        assertThat(differences("completed", 0, "vonage", "NO_ANSWER", null, inTime)).hasSize(1);
        assertThat(differences("completed", 40, "telnyx", "NO_ANSWER", null, late)).hasSize(1);
    }

    /** The detail that says so is only in the event. */
    @Test
    void acceptsThatADeclineIsUnknownAtVonageWhoseEventWasNotTold() {
        var inTime = Map.of("busy", NOON.plusSeconds(2));

        assertThat(differences("busy", 0, "vonage", "FAILED", "UNKNOWN", Map.of())).isEmpty();
        assertThat(differences("busy", 0, "vonage", "FAILED", "UNKNOWN", inTime)).hasSize(1);
        assertThat(differences("no-answer", 0, "vonage", "FAILED", "UNKNOWN", Map.of())).hasSize(1);
    }

    /** Telnyx hints at an answer whose webhook is lost, and then nobody knows how long it was. */
    @Test
    void acceptsATelnyxCallOfUnknownSecondsOnlyWhereItsAnswerWasNeverTold() {
        var ended = Map.of("completed", NOON.plusSeconds(1));
        var answered = Map.of("completed", NOON, "in-progress", NOON.plusSeconds(9));

        assertThat(differences("completed", 40, "telnyx", "COMPLETED", null, ended)).isEmpty();
        assertThat(differences("completed", 40, "telnyx", "COMPLETED", null, answered)).hasSize(1);
        assertThat(differences("completed", 40, "vonage", "COMPLETED", null, ended)).hasSize(1);
    }

    /** The seconds of Telnyx are those between its own times. */
    @Test
    void findsOtherSecondsAtTelnyx() {
        var campaign =
                fine().at("telnyx")
                        .withCalls(replaceFirst(at("telnyx", shown("1", "COMPLETED", null, 0))));

        assertThat(Judge.violations(campaign.evidence()))
                .contains(
                        "call call-1 was COMPLETED after 40 s, but the account says COMPLETED after 0 s null");
    }

    /** Of what a vendor has not told, nothing is owed but what the account says. */
    @Test
    void comparesTheUsageOfWhatWasTold() {
        var campaign =
                fine().at("sanspbx")
                        .withCalls(
                                replaceFirst(
                                        at("sanspbx", shown("1", "FAILED", "END_UNKNOWN", null))));

        assertThat(Judge.violations(campaign.evidence()))
                .contains(
                        "usage is Usage[calls=4, answeredCalls=1, totalSeconds=40] and should be Usage[calls=4, answeredCalls=0, totalSeconds=0]");
        assertThat(Judge.violations(campaign.with(new Usage(4, 0, 0)).evidence()))
                .noneMatch(found -> found.startsWith("usage"));
    }

    private static List<String> differences(
            String truth,
            int seconds,
            String vendor,
            String status,
            @Nullable String reason,
            Map<String, Instant> told) {
        Integer talked = truth.equals("completed") ? seconds : null;
        var campaign =
                fine().at(vendor)
                        .withTruth(replaceFirst(told(vendor, call("1", truth, NOON, talked), told)))
                        .withCalls(
                                replaceFirst(
                                        at(Accounts.at(vendor), shown("1", status, reason, null))));
        return Judge.violations(campaign.evidence()).stream()
                .filter(found -> found.startsWith("call call-1 was"))
                .toList();
    }

    private static Rules attempts(int most) {
        return new Rules(most, Duration.ZERO, null, Rules.Machines.IGNORE, 0, false);
    }

    private static Rules capped() {
        var cap = new Rules.Cap(1, Duration.ofSeconds(6));
        return new Rules(2, Duration.ZERO, cap, Rules.Machines.IGNORE, 0, false);
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
