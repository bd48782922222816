package io.dialstream.calllog.projection;

import static io.dialstream.calllog.testing.CallEvents.inCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.history.LogEntry;
import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.calllog.usage.Usage;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallRecorded;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignStatsChanged;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.readiness.Dependencies;
import io.dialstream.foundation.testing.InMemoryEventLog.Published;
import io.micrometer.core.instrument.Counter;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectorTest {

    private static final CallEvents EVENTS = inCampaign("c1", "k1");

    private final World world = new World();
    private long offset = 100;

    @Test
    void storesACallItsLogTheStatsAndTheUsage() {
        project(EVENTS.initiated(), EVENTS.dialing(), EVENTS.answered(), EVENTS.completed(17));

        assertThat(world.calls.all())
                .extracting(Call::status)
                .containsExactly(CallStatus.COMPLETED);
        assertThat(world.entries.all()).hasSize(4);
        assertThat(world.statistics.all())
                .containsExactly(
                        new CampaignStats(
                                "k1", "alice", new CallCounts(0, 0, 1, 0, 0, 0, 0, 17), 103));
        assertThat(world.usage.of("alice", YearMonth.of(2026, 11))).isEqualTo(new Usage(1, 1, 17));
    }

    @Test
    void announcesTheStatsOnceABatchAndCampaign() {
        var other = inCampaign("c2", "k2");

        project(EVENTS.initiated(), other.initiated(), EVENTS.dialing(), other.dialing());

        assertThat(world.log.published(CampaignStatsChanged.class))
                .extracting(CampaignStatsChanged::campaignId, CampaignStatsChanged::revision)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("k1", 101L),
                        org.assertj.core.groups.Tuple.tuple("k2", 102L));
    }

    @Test
    void neitherStoresNorAnnouncesStatsThatHaveNotChanged() {
        project(EVENTS.initiated());
        var stored = world.stored().stats();

        project(EVENTS.dialing(), EVENTS.ringing(), EVENTS.answered());

        assertThat(world.stored().stats()).isEqualTo(stored);
        assertThat(world.log.published(CampaignStatsChanged.class)).hasSize(1);
    }

    @Test
    void announcesAgainWhatIsDeliveredAgain() {
        var batch = records(EVENTS.initiated(), EVENTS.completed(17));
        world.projector().project(batch);
        var first = world.log.published();

        world.projector().project(batch);

        assertThat(world.log.published()).containsExactlyElementsOf(twice(first));
    }

    @Test
    void recordsACallWhenItsFirstFinalEventComes() {
        project(EVENTS.initiated(), EVENTS.answered());
        assertThat(world.log.published(CallRecorded.class)).isEmpty();

        project(EVENTS.completed(17));
        project(EVENTS.reached(CallStatus.FAILED), EVENTS.ringing());

        assertThat(world.log.published(CallRecorded.class))
                .singleElement()
                .isEqualTo(
                        new CallRecorded(
                                "c1:record",
                                "c1",
                                "k1",
                                "alice",
                                CallEvents.LEAD,
                                CallEvents.NUMBER,
                                CallStatus.COMPLETED,
                                null,
                                "twilio",
                                "CA-c1",
                                true,
                                EVENTS.recorded(CallStatus.INITIATED),
                                EVENTS.occurred(CallStatus.ANSWERED),
                                EVENTS.occurred(CallStatus.COMPLETED),
                                17,
                                1,
                                null,
                                CallEvents.START.plusSeconds(3600)));
    }

    @Test
    void countsAMachineAsVoicemailAndItsTimeAsUsage() {
        project(
                EVENTS.initiated(),
                EVENTS.answered(),
                EVENTS.verdict(AnsweredBy.MACHINE),
                EVENTS.leavingMessage(),
                EVENTS.completed(17));

        assertThat(world.statistics.all())
                .extracting(CampaignStats::counts)
                .containsExactly(new CallCounts(0, 0, 0, 0, 0, 0, 1, 0));
        assertThat(world.usage.of("alice", YearMonth.of(2026, 11))).isEqualTo(new Usage(1, 1, 17));
        assertThat(world.log.published(CallRecorded.class))
                .singleElement()
                .returns(AnsweredBy.MACHINE, CallRecorded::answeredBy);
        assertThat(world.log.published(CampaignStatsChanged.class).getLast().voicemailCalls())
                .isEqualTo(1);
        assertThat(world.entries.all())
                .extracting(LogEntry::details)
                .contains(
                        "Somebody has answered.",
                        "A message is left on the machine (LEAVING_MESSAGE).");
        assertThat(world.meters.get("dialstream.calls.answered").tag("by", "machine").counter())
                .returns(1.0, Counter::count);
    }

    /** It is in the log, and nothing that was counted changes: the end has been told by then. */
    @Test
    void aVerdictAfterTheEndIsLoggedAndChangesNothing() {
        project(EVENTS.initiated(), EVENTS.answered(), EVENTS.completed(17));
        var before = world.stored();
        var published = world.log.published().size();

        project(EVENTS.verdict(AnsweredBy.MACHINE));

        assertThat(world.entries.all()).extracting(LogEntry::id).contains("c1:answered-by:MACHINE");
        assertThat(world.stored().stats()).isEqualTo(before.stats());
        assertThat(world.stored().calls()).isEqualTo(before.calls());
        assertThat(world.log.published()).hasSize(published);
    }

    @Test
    void recordsACallInTheSameWordsWhateverIsHeardAfterItsEnd() {
        var end = records(EVENTS.initiated(), EVENTS.completed(null));
        var late = EVENTS.answered();
        world.projector().project(end);

        world.projector().project(with(end, late));
        world.projector().project(end);
        var another = new World();
        another.projector().project(with(end, late));

        assertThat(world.log.published(CallRecorded.class)).hasSize(3);
        assertThat(world.published(CallRecorded.class))
                .hasSize(1)
                .isEqualTo(another.published(CallRecorded.class));
    }

    private static List<EventRecord> with(List<EventRecord> records, CallStatusChanged last) {
        var all = new ArrayList<>(records);
        all.add(new EventRecord(last, 0, records.getLast().offset() + 1));
        return all;
    }

    @Test
    void announcesAnEndAgainAlsoIfTheDialerHasContradictedItsIdSince() {
        var batch =
                records(EVENTS.initiated(), EVENTS.forged(CallStatus.COMPLETED), EVENTS.dialled());
        world.projector().project(batch);
        var first = world.log.published();

        world.projector().project(batch);

        assertThat(first).extracting(Published::topic).contains(Topics.CALL_RECORDS);
        assertThat(world.log.published()).containsExactlyElementsOf(twice(first));
    }

    @Test
    void writesASecondFinalStatusToTheLogAndChangesNothingElse() {
        project(EVENTS.initiated(), EVENTS.reached(CallStatus.MISSED));
        var before = world.stored();

        project(EVENTS.completed(17));

        assertThat(world.entries.all()).extracting(LogEntry::id).contains("c1:COMPLETED");
        assertThat(world.stored().calls()).isEqualTo(before.calls());
        assertThat(world.stored().usage()).isEqualTo(before.usage());
        assertThat(world.statistics.all())
                .extracting(CampaignStats::counts)
                .containsExactly(new CallCounts(0, 0, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void countsTalkTimeAsSoonAsItIsKnown() {
        project(EVENTS.initiated(), EVENTS.completed(null));
        assertThat(world.usage.of("alice", YearMonth.of(2026, 11)).totalSeconds()).isZero();
        assertThat(world.statistics.all())
                .extracting(CampaignStats::counts)
                .containsExactly(new CallCounts(0, 0, 0, 0, 1, 0, 0, 0));

        project(EVENTS.answered());

        assertThat(world.usage.of("alice", YearMonth.of(2026, 11)).totalSeconds()).isEqualTo(10);
        assertThat(world.statistics.all())
                .extracting(CampaignStats::counts)
                .containsExactly(new CallCounts(0, 0, 1, 0, 0, 0, 0, 10));
        assertThat(world.calls.all()).extracting(Call::durationSeconds).containsExactly(10);
    }

    @Test
    void countsNothingOfAnAnswerThatIsHeardAfterAnEndThatKnewTheTalkTime() {
        project(EVENTS.initiated(), EVENTS.completed(0));
        var before = world.stored();
        var usage = world.usage.of("alice", YearMonth.of(2026, 11));

        project(EVENTS.answered());

        assertThat(world.entries.all()).extracting(LogEntry::id).contains("c1:ANSWERED");
        assertThat(world.stored().stats()).isEqualTo(before.stats());
        assertThat(world.usage.of("alice", YearMonth.of(2026, 11))).isEqualTo(usage);
        assertThat(world.statistics.all())
                .extracting(CampaignStats::counts)
                .containsExactly(new CallCounts(0, 0, 0, 0, 1, 0, 0, 0));
        assertThat(world.calls.all())
                .extracting(Call::answeredAt, Call::durationSeconds)
                .containsExactly(tuple(EVENTS.occurred(CallStatus.ANSWERED), 0));
    }

    @Test
    void logsAStatusOnceWhoeverTellsItInWhicheverWords() {
        project(EVENTS.initiated(), EVENTS.dialing().identified(), EVENTS.dialing());

        assertThat(world.entries.all())
                .extracting(LogEntry::id)
                .containsExactlyInAnyOrder("c1:INITIATED", "c1:DIALING");
    }

    @Test
    void countsBothCallsOfALeadThatNeededASecondOne() {
        var again = inCampaign("c1-again", "k1");

        project(EVENTS.initiated(), EVENTS.refusedCredentials());
        project(again.initiated(), again.completed(5));

        assertThat(world.statistics.all())
                .extracting(CampaignStats::counts)
                .containsExactly(new CallCounts(1, 0, 1, 1, 0, 0, 0, 5));
    }

    @Test
    void keepsAnUnknownWordInTheLogOnly() {
        project(EVENTS.initiated());
        var before = world.stored();

        project(EVENTS.unknownWord("parked", 7));

        assertThat(world.entries.all()).extracting(LogEntry::id).contains("c1:raw:parked:7");
        assertThat(world.stored().calls()).isEqualTo(before.calls());
    }

    @Test
    void setsAsideWhatBelongsToNoCall() {
        project(EVENTS.ringing(), EVENTS.unknownWord("parked", 7));

        assertThat(world.stored()).isEqualTo(new World().stored());
        assertThat(world.log.published())
                .containsExactly(
                        new Published(Topics.CALL_STATUS_UNMATCHED, EVENTS.ringing()),
                        new Published(
                                Topics.CALL_STATUS_UNMATCHED, EVENTS.unknownWord("parked", 7)));
        assertThat(world.meters.counter("dialstream.events.unmatched").count()).isEqualTo(2);
    }

    /** A customer's TwiML can make the provider call back about a child call, under our ids. */
    @Test
    void setsAsideAForgedEndOfAnotherCallOfTheProvider() {
        project(EVENTS.initiated(), EVENTS.dialled(), EVENTS.ringing());
        var before = world.stored();

        project(EVENTS.forged(CallStatus.COMPLETED));

        assertThat(world.stored()).isEqualTo(before);
        assertThat(world.log.published())
                .contains(
                        new Published(
                                Topics.CALL_STATUS_UNMATCHED, EVENTS.forged(CallStatus.COMPLETED)));
        assertThat(world.meters.counter("dialstream.events.unmatched").count()).isEqualTo(1);
        project(EVENTS.completed(17));
        assertThat(world.usage.of("alice", YearMonth.of(2026, 11))).isEqualTo(new Usage(1, 1, 17));
    }

    /** A dialer that was frozen may say it long after: seed 459 of the simulation. */
    @Test
    void leavesOutWhatWasConcludedWhereTheIdIsKnownByNow() {
        project(EVENTS.initiated(), EVENTS.dialled());
        var before = world.stored();

        project(EVENTS.concluded("CA-of-a-stranger"));

        assertThat(world.stored()).isEqualTo(before);
        assertThat(world.meters.counter("dialstream.events.unmatched").count()).isZero();
    }

    @Test
    void takesTheDialersWordOverWhatACallbackHasShown() {
        project(EVENTS.initiated(), EVENTS.forged(CallStatus.RINGING), EVENTS.dialled());

        assertThat(world.calls.all())
                .extracting(call -> call.carrier().providerCallId())
                .containsExactly("CA-c1");
    }

    @Test
    void storesACallOutsideCampaignsWithoutStats() {
        var single = CallEvents.outsideCampaigns("single");

        project(single.initiated(), single.completed(8));

        assertThat(world.calls.all()).hasSize(1);
        assertThat(world.entries.all()).hasSize(2);
        assertThat(world.statistics.all()).isEmpty();
        assertThat(world.usage.of("alice", YearMonth.of(2026, 11)).totalSeconds()).isEqualTo(8);
        assertThat(world.log.published(CallRecorded.class)).hasSize(1);
    }

    @Test
    void failsAsAWholeWhileTheEventLogIsAway() {
        world.log.goAway();

        assertThatThrownBy(() -> project(EVENTS.initiated()))
                .satisfies(e -> assertThat(Dependencies.isDown(e)).isTrue());
    }

    @Test
    void storesNothingOfABatchWithABrokenRecord() {
        var broken = new EventRecord(withoutCallee(inCampaign("c2", "k1")), 0, 200);
        var batch = new ArrayList<>(records(EVENTS.initiated()));
        batch.add(broken);

        assertThatThrownBy(() -> world.projector().project(batch))
                .isInstanceOf(NullPointerException.class);
        assertThat(world.stored()).isEqualTo(new World().stored());
    }

    @Test
    void measuresHowLongAnEventTook() {
        project(EVENTS.initiated(), EVENTS.ringing());

        assertThat(world.meters.get("dialstream.projection.delay").tag("source", "webhook").timer())
                .satisfies(timer -> assertThat(timer.count()).isEqualTo(1));
        assertThat(
                        world.meters
                                .get("dialstream.projection.events")
                                .tag("status", "INITIATED")
                                .counter()
                                .count())
                .isEqualTo(1);
    }

    private static CallStatusChanged withoutCallee(CallEvents events) {
        return new CallStatusChanged(
                events.callId() + ":INITIATED",
                events.callId(),
                events.campaignId(),
                null,
                null,
                null,
                null,
                CallStatus.INITIATED,
                null,
                CallEvents.START,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                java.util.Map.of());
    }

    private static List<Published> twice(List<Published> published) {
        var twice = new ArrayList<>(published);
        twice.addAll(published);
        return twice;
    }

    private void project(CallStatusChanged... events) {
        world.projector().project(records(events));
    }

    private List<EventRecord> records(CallStatusChanged... events) {
        return java.util.Arrays.stream(events)
                .map(event -> new EventRecord(event, 0, offset++))
                .toList();
    }
}
