package io.dialstream.campaigns.diagnosis;

import static io.dialstream.campaigns.diagnosis.DiagnosisCode.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.diagnosis.DiagnosisFacts.Calls;
import io.dialstream.campaigns.forecast.Judged;
import io.dialstream.campaigns.provider.AccountCondition;
import io.dialstream.campaigns.rules.ExclusionReason;
import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.campaigns.rules.Verdict;
import io.dialstream.campaigns.rules.WaitReason;
import io.dialstream.events.AccountState;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosisPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(60);
    private static final Instant LATER = NOW.plusSeconds(600);
    private static final Instant LATEST = NOW.plusSeconds(6_000);
    private static final Instant LONG_AGO = NOW.minusSeconds(30);

    /** A campaign of which a test changes what it is about. */
    private record Campaign(
            CampaignStatus status,
            @Nullable String reason,
            @Nullable Schedule schedule,
            List<Judged> leads,
            long done,
            long skipped,
            Calls calls,
            AccountCondition account,
            @Nullable Instant moveWaitsSince) {

        Campaign is(CampaignStatus other) {
            return is(other, null);
        }

        Campaign is(CampaignStatus other, @Nullable String why) {
            return new Campaign(
                    other, why, schedule, leads, done, skipped, calls, account, moveWaitsSince);
        }

        Campaign on(@Nullable Instant start, @Nullable Instant end) {
            return new Campaign(
                    status,
                    reason,
                    new Schedule(start, end),
                    leads,
                    done,
                    skipped,
                    calls,
                    account,
                    moveWaitsSince);
        }

        Campaign with(Judged... others) {
            return new Campaign(
                    status,
                    reason,
                    schedule,
                    Stream.concat(leads.stream(), Stream.of(others)).toList(),
                    done,
                    skipped,
                    calls,
                    account,
                    moveWaitsSince);
        }

        Campaign after(long doneLeads, long skippedLeads) {
            return new Campaign(
                    status,
                    reason,
                    schedule,
                    leads,
                    doneLeads,
                    skippedLeads,
                    calls,
                    account,
                    moveWaitsSince);
        }

        Campaign calling(long live, long commanded, @Nullable Instant since) {
            return new Campaign(
                    status,
                    reason,
                    schedule,
                    leads,
                    done,
                    skipped,
                    new Calls(live, commanded, since),
                    account,
                    moveWaitsSince);
        }

        Campaign on(AccountCondition other) {
            return new Campaign(
                    status, reason, schedule, leads, done, skipped, calls, other, moveWaitsSince);
        }

        Campaign movedAt(Instant since) {
            return new Campaign(
                    status, reason, schedule, leads, done, skipped, calls, account, since);
        }

        Diagnosis diagnosis() {
            return DiagnosisPolicy.diagnosis(
                    new DiagnosisFacts(
                            status,
                            reason,
                            schedule,
                            5,
                            leads,
                            done,
                            skipped,
                            calls,
                            account,
                            moveWaitsSince),
                    NOW);
        }
    }

    private static final Campaign EMPTY =
            new Campaign(
                    CampaignStatus.RUNNING,
                    null,
                    null,
                    List.of(),
                    0,
                    0,
                    Calls.NONE,
                    AccountCondition.OK,
                    null);

    private static final Campaign RUNNING = EMPTY.with(ready(3));

    private static Judged ready(long leads) {
        return new Judged(new Verdict.Callable(LATEST), leads, List.of());
    }

    private static Judged waiting(long leads, WaitReason reason, Instant until) {
        return new Judged(new Verdict.Wait(until, reason), leads, List.of());
    }

    private static Judged excluded(long leads, ExclusionReason reason) {
        return new Judged(new Verdict.Excluded(reason), leads, List.of());
    }

    private static final AccountCondition DOWN =
            new AccountCondition(AccountState.PROVIDER_DOWN, SOON, 0, null);

    private static AccountCondition busy(Instant nextInstant) {
        return new AccountCondition(AccountState.OK, null, 12, nextInstant);
    }

    /** A campaign for each code that can be a headline, in which it is. */
    private static final Map<DiagnosisCode, Campaign> HEADLINES =
            new EnumMap<>(DiagnosisCode.class);

    static {
        HEADLINES.put(NOT_STARTED, RUNNING.is(CampaignStatus.PENDING));
        HEADLINES.put(SCHEDULED, RUNNING.is(CampaignStatus.PENDING).on(LATER, null));
        HEADLINES.put(PAUSED, RUNNING.is(CampaignStatus.PAUSED));
        HEADLINES.put(PROVIDER_DOWN, RUNNING.on(DOWN));
        HEADLINES.put(WINDOW_CLOSED, EMPTY.with(waiting(3, WaitReason.WINDOW_CLOSED, LATER)));
        HEADLINES.put(ZONE_UNKNOWN, EMPTY.with(excluded(3, ExclusionReason.ZONE_UNKNOWN)));
        HEADLINES.put(
                WINDOW_NEVER_OPENS, EMPTY.with(excluded(3, ExclusionReason.WINDOW_NEVER_OPENS)));
        HEADLINES.put(DO_NOT_CALL, EMPTY.with(excluded(3, ExclusionReason.DO_NOT_CALL)));
        HEADLINES.put(CAP, EMPTY.with(waiting(3, WaitReason.CAP, LATER)));
        HEADLINES.put(RETRY_DUE, EMPTY.with(waiting(3, WaitReason.RETRY, LATER)));
        HEADLINES.put(RATE, RUNNING.calling(1, 2, LONG_AGO).on(busy(NOW.plusSeconds(1))));
        HEADLINES.put(LIMIT, RUNNING.calling(5, 5, LONG_AGO));
        HEADLINES.put(
                RULES_UNAVAILABLE, EMPTY.with(waiting(3, WaitReason.RULES_UNAVAILABLE, SOON)));
        HEADLINES.put(DEPENDENCY_DOWN, RUNNING.calling(0, 2, LONG_AGO));
        HEADLINES.put(NO_LEADS_LEFT, EMPTY.after(3, 0).calling(1, 0, null));
        HEADLINES.put(OVER, EMPTY.after(3, 0).is(CampaignStatus.COMPLETED));
    }

    @TestFactory
    Stream<DynamicTest> everyCodeIsTheHeadlineWhereItAloneBinds() {
        return HEADLINES.entrySet().stream()
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.getKey().name(),
                                () -> {
                                    var diagnosis = each.getValue().diagnosis();
                                    assertThat(diagnosis.headline()).isEqualTo(each.getKey());
                                    assertThat(diagnosis.bindingConstraint())
                                            .isEqualTo(each.getKey());
                                    assertThat(diagnosis.dialing())
                                            .isEqualTo(Set.of(RATE, LIMIT).contains(each.getKey()));
                                }));
    }

    @Test
    void onlyALimitThatNoUserHasIsNeverToldYet() {
        assertThat(EnumSet.complementOf(EnumSet.copyOf(HEADLINES.keySet())))
                .containsExactly(TENANT_LIMIT);
    }

    /** In each status, all that can come together: what is told is in the order of the codes. */
    @ParameterizedTest
    @EnumSource(CampaignStatus.class)
    void reasonsComeInTheirOrderAndTheFirstThatBindsIsTheHeadline(CampaignStatus status) {
        var everything =
                EMPTY.is(status)
                        .with(
                                excluded(1, ExclusionReason.DO_NOT_CALL),
                                excluded(2, ExclusionReason.ZONE_UNKNOWN),
                                excluded(3, ExclusionReason.WINDOW_NEVER_OPENS));
        if (!status.isFinal()) {
            everything =
                    everything
                            .with(
                                    waiting(4, WaitReason.RULES_UNAVAILABLE, SOON),
                                    waiting(5, WaitReason.RETRY, LATER),
                                    waiting(6, WaitReason.CAP, LATER),
                                    waiting(7, WaitReason.WINDOW_CLOSED, LATEST))
                            .on(DOWN)
                            .movedAt(LONG_AGO);
        }
        var diagnosis = everything.after(1, 0).diagnosis();

        var codes = diagnosis.reasons().stream().map(Diagnosis.Reason::code).toList();
        assertThat(codes).isSorted().doesNotHaveDuplicates();
        assertThat(codes).contains(ZONE_UNKNOWN, WINDOW_NEVER_OPENS, DO_NOT_CALL);
        assertThat(diagnosis.headline())
                .isEqualTo(
                        switch (status) {
                            case PENDING -> NOT_STARTED;
                            case RUNNING -> PROVIDER_DOWN;
                            case PAUSED -> PAUSED;
                            case COMPLETED, STOPPED, FAILED -> OVER;
                        });
        assertThat(diagnosis.dialing()).isFalse();
        assertThat(diagnosis.reasons()).allSatisfy(one -> assertThat(one.message()).isNotBlank());
    }

    @Test
    void nothingKeepsACampaignThatDials() {
        var diagnosis =
                RUNNING.calling(1, 1, NOW.minusSeconds(2))
                        .with(
                                waiting(7, WaitReason.WINDOW_CLOSED, LATER),
                                excluded(1, ExclusionReason.DO_NOT_CALL))
                        .diagnosis();

        assertThat(diagnosis.dialing()).isTrue();
        assertThat(diagnosis.headline()).isNull();
        assertThat(diagnosis.bindingConstraint()).isNull();
        assertThat(diagnosis.nextCallAt()).isEqualTo(NOW);
        assertThat(diagnosis.reasons())
                .extracting(Diagnosis.Reason::code, Diagnosis.Reason::leads)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(WINDOW_CLOSED, 7L),
                        org.assertj.core.api.Assertions.tuple(DO_NOT_CALL, 1L));
    }

    @Test
    void theNextCallWaitsForTheLeadThatIsFirst() {
        var diagnosis =
                EMPTY.with(
                                waiting(1_200, WaitReason.WINDOW_CLOSED, LATEST),
                                waiting(1, WaitReason.WINDOW_CLOSED, LATER),
                                waiting(2, WaitReason.RETRY, SOON))
                        .diagnosis();

        assertThat(diagnosis.headline()).isEqualTo(WINDOW_CLOSED);
        assertThat(diagnosis.bindingConstraint()).isEqualTo(RETRY_DUE);
        assertThat(diagnosis.nextCallAt()).isEqualTo(SOON);
        assertThat(diagnosis.reasons().getFirst())
                .isEqualTo(
                        new Diagnosis.Reason(
                                WINDOW_CLOSED,
                                1_201,
                                LATER,
                                "1,201 leads are outside the calling window. The first may be"
                                        + " called at 12:10 UTC on Monday, 30 November 2026."
                                        + " Dialling goes on by itself; a wider callingWindow lets"
                                        + " it begin earlier."));
    }

    @Test
    void theNextCallWaitsForTheProviderAndForItsLead() {
        var early = EMPTY.with(waiting(1, WaitReason.RETRY, NOW.plusSeconds(1))).on(DOWN);
        assertThat(early.diagnosis())
                .returns(PROVIDER_DOWN, Diagnosis::headline)
                .returns(PROVIDER_DOWN, Diagnosis::bindingConstraint)
                .returns(SOON, Diagnosis::nextCallAt);
        var late = EMPTY.with(waiting(1, WaitReason.RETRY, LATER)).on(DOWN);
        assertThat(late.diagnosis())
                .returns(PROVIDER_DOWN, Diagnosis::headline)
                .returns(RETRY_DUE, Diagnosis::bindingConstraint)
                .returns(LATER, Diagnosis::nextCallAt);
    }

    @Test
    void aScheduleSaysWhenTheFirstCallCanBe() {
        var pending = RUNNING.is(CampaignStatus.PENDING).on(LATER, LATEST);
        assertThat(pending.diagnosis().nextCallAt()).isEqualTo(LATER);
        var closed =
                EMPTY.is(CampaignStatus.PENDING)
                        .on(SOON, null)
                        .with(waiting(1, WaitReason.WINDOW_CLOSED, LATER));
        assertThat(closed.diagnosis().nextCallAt()).isEqualTo(LATER);
        var tooLate = EMPTY.on(null, LATER).with(waiting(1, WaitReason.WINDOW_CLOSED, LATER));
        assertThat(tooLate.diagnosis().nextCallAt()).as("never").isNull();
    }

    @Test
    void aBudgetThatIsNotOpenedForAWhileStopsDialling() {
        var rate = RUNNING.calling(0, 2, LONG_AGO).on(busy(LATER)).diagnosis();

        assertThat(rate.headline()).isEqualTo(RATE);
        assertThat(rate.dialing()).isFalse();
        assertThat(rate.nextCallAt()).isEqualTo(LATER);
    }

    @Test
    void aDialerIsAwayOnlyWhenNothingElseExplainsIt() {
        assertThat(RUNNING.calling(0, 2, NOW.minusSeconds(5)).diagnosis().headline())
                .as("on its way")
                .isNull();
        assertThat(RUNNING.calling(0, 2, LONG_AGO).on(DOWN).diagnosis().headline())
                .isEqualTo(PROVIDER_DOWN);
        assertThat(RUNNING.calling(1, 2, LONG_AGO).diagnosis().headline()).isNull();
        var away = RUNNING.calling(0, 2, LONG_AGO).diagnosis().reasons().getFirst();
        assertThat(away.message()).startsWith("2 leads were handed to the dialer 30 s ago");
    }

    @Test
    void aMoveThatKafkaDoesNotHaveIsTold() {
        var paused = RUNNING.is(CampaignStatus.PAUSED).movedAt(LONG_AGO).diagnosis();
        assertThat(paused.reasons().getLast())
                .returns(DEPENDENCY_DOWN, Diagnosis.Reason::code)
                .extracting(Diagnosis.Reason::message)
                .asString()
                .startsWith("Kafka does not answer");
        assertThat(RUNNING.movedAt(NOW.minusSeconds(5)).diagnosis().headline()).isNull();
    }

    @Test
    void whatHasHappenedIsNotTakenForWhatIsLeft() {
        var stopped =
                EMPTY.is(CampaignStatus.STOPPED, CampaignMove.EndOnSchedule.REASON)
                        .after(2, 1)
                        .calling(1, 0, null)
                        .diagnosis();
        assertThat(stopped.reasons().getLast())
                .isEqualTo(
                        new Diagnosis.Reason(
                                OVER,
                                1,
                                null,
                                "It was stopped by its schedule. 1 lead was not dialled. 1 live"
                                        + " call goes on until the end."));
        assertThat(EMPTY.is(CampaignStatus.FAILED, "why").diagnosis().reasons().getLast().message())
                .isEqualTo("The campaign cannot go on: why");
    }

    @ParameterizedTest
    @EnumSource(value = ExclusionReason.class)
    void aCampaignOfWhichNobodyMayBeCalledSaysWhyAlsoWhenItIsOver(ExclusionReason reason) {
        var over = EMPTY.with(excluded(3, reason)).is(CampaignStatus.COMPLETED);
        assertThat(over.diagnosis().headline()).isEqualTo(DiagnosisCode.valueOf(reason.name()));
        assertThat(over.after(1, 0).diagnosis().headline()).isEqualTo(OVER);
    }

    @Test
    void pausesSayWhoWantedThem() {
        UnaryOperator<String> message =
                reason ->
                        RUNNING.is(CampaignStatus.PAUSED, reason)
                                .diagnosis()
                                .reasons()
                                .getFirst()
                                .message();
        assertThat(message.apply("BAD_LIST PROVIDER_21211"))
                .startsWith("Too many of the last calls failed because of bad numbers")
                .contains("we call from: PROVIDER_21211. Check");
        assertThat(message.apply("PROVIDER_20003 Authenticate"))
                .contains("It says: PROVIDER_20003 Authenticate.");
        assertThat(message.apply("PROVIDER_NO_ACCOUNT No account is configured as 'acme'."))
                .contains("account of a call is not configured any more")
                .contains("'acme'. The campaign")
                .doesNotContain("credentials");
        assertThat(RUNNING.is(CampaignStatus.PAUSED).calling(2, 0, null).diagnosis().reasons())
                .first()
                .extracting(Diagnosis.Reason::message)
                .isEqualTo(
                        "No new call starts until you resume. 2 live calls go on until the end.");
    }

    private static String lastMessage(Campaign given) {
        return given.diagnosis().reasons().getLast().message();
    }

    @Test
    void oneLeadIsSpokenOfAsOne() {
        assertThat(lastMessage(RUNNING.with(excluded(1, ExclusionReason.ZONE_UNKNOWN))))
                .startsWith("1 lead has no known time zone")
                .contains("it is not called", "give it a timeZone");
        assertThat(lastMessage(RUNNING.with(excluded(2, ExclusionReason.ZONE_UNKNOWN))))
                .startsWith("2 leads have no known time zone")
                .contains("they are not called", "give each a timeZone");
        assertThat(lastMessage(RUNNING.with(excluded(1, ExclusionReason.WINDOW_NEVER_OPENS))))
                .startsWith("1 lead is in time zones")
                .contains("it is not called");
        assertThat(lastMessage(RUNNING.calling(0, 1, LONG_AGO)))
                .startsWith("1 lead was handed to the dialer 30 s ago and has not been taken up.");
    }

    @Test
    void numbersAreAddedUpOnlyWhileItRuns() {
        assertThat(lastMessage(EMPTY))
                .isEqualTo("No lead is left to be called. The last numbers are being added up.");
        assertThat(lastMessage(EMPTY.is(CampaignStatus.PAUSED)))
                .isEqualTo("No lead is left to be called.");
    }

    @Test
    void everyReasonOfALeadIsACode() {
        var codes = Arrays.stream(DiagnosisCode.values()).map(Enum::name).toList();
        assertThat(codes)
                .containsAll(Arrays.stream(ExclusionReason.values()).map(Enum::name).toList())
                .contains("WINDOW_CLOSED", "CAP", "RETRY_DUE", "RULES_UNAVAILABLE");
    }
}
