package io.dialstream.calllog.projection;

import static io.dialstream.calllog.testing.CallEvents.inCampaign;
import static io.dialstream.calllog.testing.CallerEvents.aCallback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.Callee;
import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.calllog.testing.CallerEvents;
import io.dialstream.calllog.usage.CampaignUsage;
import io.dialstream.calllog.usage.Usage;
import io.dialstream.events.CallMatch;
import io.dialstream.events.CallReturned;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Event;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.readiness.Dependencies;
import io.dialstream.foundation.testing.InMemoryEventLog.Published;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IncomingProjectorTest {

    private static final String OURS = "+15005550006";
    private static final String OTHER = "+15005550007";
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final CallerEvents BACK = aCallback("CA-back", OURS);

    private final World world = new World();
    private long placedOffset = 500;
    private long offset = 100;

    @Test
    void storesACallItsLogAndItsUsageAndNoStats() {
        project(BACK.ringing(), BACK.answered(), BACK.completed(17));

        assertThat(theCall())
                .returns(CallStatus.COMPLETED, Call::status)
                .returns(17, Call::durationSeconds)
                .returns(BACK.recorded(CallStatus.RINGING), Call::createdAt)
                .returns(null, Call::dialedAt)
                .returns(BACK.occurred(CallStatus.ANSWERED), Call::answeredAt)
                .returns(BACK.occurred(CallStatus.COMPLETED), Call::endedAt);
        assertThat(theCall().carrier().ourNumber()).isEqualTo(new PhoneNumber(OURS));
        assertThat(world.entries.all())
                .extracting(entry -> entry.event().name())
                .containsExactlyInAnyOrder("RINGING", "ANSWERED", "COMPLETED");
        assertThat(world.statistics.all()).isEmpty();
        assertThat(world.usage.of("alice", MONTH)).isEqualTo(new Usage(1, 1, 17));
        assertThat(world.log.published()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = CallStatus.class,
            names = {"RINGING", "ANSWERED", "COMPLETED", "NO_ANSWER", "MISSED", "FAILED"})
    void beginsWithAnyEvent(CallStatus first) {
        project(BACK.reached(first));

        assertThat(theCall().status()).isEqualTo(first);
        assertThat(world.entries.all()).hasSize(1);
    }

    @Test
    void beginsWithAWordThatWeDoNotKnow() {
        project(BACK.unknownWord("parked"));
        assertThat(theCall().status()).isEqualTo(CallStatus.RINGING);

        project(BACK.ringing());

        assertThat(theCall().createdAt()).isEqualTo(BACK.recorded(CallStatus.RINGING));
    }

    /** The same events in any order, some of them twice, in one batch or in many. */
    @Test
    void givesTheSameCallWhateverTheOrder() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            for (var end : List.of(BACK.completed(17), BACK.reached(CallStatus.FAILED))) {
                var events = new ArrayList<Event>();
                events.add(BACK.ringing());
                events.add(BACK.unknownWord("parked"));
                events.add(BACK.answered());
                events.add(end);
                var expected = factsAfter(events, random);
                events.add(events.get(random.nextInt(events.size())));
                Collections.shuffle(events, random);

                assertThat(factsAfter(events, random)).as("seed %d", seed).isEqualTo(expected);
            }
        }
    }

    private static List<@Nullable Object> factsAfter(List<Event> events, Random random) {
        var world = new World();
        world.projector().project(List.of(new EventRecord(placed().initiated(), 0, 7)));
        for (int next = 0; next < events.size(); ) {
            int end = next + 1 + random.nextInt(events.size() - next);
            world.incoming().project(recordsFrom(next, events.subList(next, end)));
            next = end;
        }
        var call = world.calls.find("alice", BACK.callId()).orElseThrow();
        return Arrays.asList(
                call.status(),
                call.carrier(),
                call.createdAt(),
                call.dialedAt(),
                call.answeredAt(),
                call.endedAt(),
                call.callee().campaignId(),
                call.callee().leadId(),
                world.entries.all().size(),
                world.published(CallReturned.class));
    }

    @Test
    void belongsToTheUserWhomAnEventNamesFirst() {
        project(BACK.to(null).ringing());
        assertThat(world.stored()).isEqualTo(new World().stored());
        assertThat(unmatched()).isEqualTo(1);

        project(BACK.answered(), BACK.to("bob").completed(5), BACK.to(null).ringing());

        assertThat(theCall().callee().userId()).isEqualTo("alice");
        assertThat(theCall().status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(unmatched()).isEqualTo(1);
    }

    /** What came before anybody was known for the call is nobody's in a replay, too. */
    @Test
    void isNotChangedByAReplayOfWhatWasNobodys() {
        var records = records(BACK.to(null).ringing(), BACK.answered());
        world.incoming().project(records);
        var stored = world.stored();

        world.incoming().project(records);

        assertThat(world.stored()).isEqualTo(stored);
    }

    @Test
    void returnsTheLastCallThatCameFromTheNumberThatIsCalled() {
        place(placed().initiated().from(new PhoneNumber(OURS)));
        var later = inCampaign("k2-1-1", "k2").startingAt(CallEvents.START.plusSeconds(60));
        place(later.initiated().from(new PhoneNumber(OTHER)));

        project(BACK.ringing());

        assertReturns(CallMatch.CALLER_ID, "k1-1-1", "k1");
        assertThat(theCall().callee())
                .extracting(Callee::leadId, Callee::leadName)
                .containsExactly(CallEvents.LEAD, "Ada Lovelace");
    }

    @Test
    void returnsTheLastCallFromAnotherNumberElse() {
        place(placed().initiated().from(new PhoneNumber(OTHER)));
        place(inCampaign("k2-1-1", "k2").startingAt(CallEvents.START.plusSeconds(60)).initiated());

        project(BACK.ringing());

        assertReturns(CallMatch.NUMBER, "k2-1-1", "k2");
    }

    @Test
    void returnsACallOfItsOwnUserOnly() {
        place(placed().of("bob").initiated().from(new PhoneNumber(OURS)));

        project(BACK.ringing());

        assertReturns(CallMatch.NONE, null, null);
    }

    @Test
    void returnsNoCallOfSomebodyElseAndNoneWhenTheCallerIsUnknown() {
        place(placed().initiated().from(new PhoneNumber(OURS)));
        var stranger = aCallback("CA-stranger", OURS).by("+15005550018");
        var anonymous = aCallback("CA-anonymous", OURS).by(null);

        project(stranger.ringing(), anonymous.ringing(), anonymous.completed(5));

        assertThat(world.calls.findAll(Set.of(stranger.callId(), anonymous.callId())))
                .allSatisfy((_, call) ->
                        assertThat(call.callee().incoming())
                                .returns(CallMatch.NONE, incoming -> incoming.matchedBy()));
        assertThat(world.log.published(CallReturned.class)).isEmpty();
    }

    @Test
    void returnsACallOfTheThirtyDaysBeforeIt() {
        var placedAt = placed().recorded(CallStatus.INITIATED);
        var days = Duration.ofDays(30);
        place(placed().initiated());

        assertThat(returnsWhenRinging(placedAt.plus(days))).isEqualTo("k1-1-1");
        assertThat(returnsWhenRinging(placedAt.plus(days).plusMillis(1))).isNull();
        assertThat(returnsWhenRinging(placedAt.plusMillis(1))).isEqualTo("k1-1-1");
        assertThat(returnsWhenRinging(placedAt)).isNull();
    }

    private @Nullable String returnsWhenRinging(Instant recorded) {
        var start =
                recorded.minus(Duration.between(BACK.start(), BACK.recorded(CallStatus.RINGING)));
        var back = aCallback("CA-" + recorded, OURS).startingAt(start);
        project(back.ringing());
        var incoming = world.calls.find("alice", back.callId()).orElseThrow().callee().incoming();
        return incoming == null ? null : incoming.returnsCallId();
    }

    @Test
    void staysWithTheCallThatItReturnedWhenItBegan() {
        place(placed().initiated());
        var records = records(BACK.ringing(), BACK.completed(9));
        world.incoming().project(records.subList(0, 1));
        place(
                inCampaign("k2-1-1", "k2")
                        .startingAt(CallEvents.START.plusSeconds(60))
                        .initiated()
                        .from(new PhoneNumber(OURS)));

        world.incoming().project(records);

        assertReturns(CallMatch.NUMBER, "k1-1-1", "k1");
        assertThat(world.entries.all())
                .filteredOn(entry -> entry.callee().callId().equals(BACK.callId()))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.callee().campaignId()).isEqualTo("k1"));
    }

    @Test
    void announcesTheReturnOfACampaignsCallOnceItIsAnswered() {
        place(placed().initiated().from(new PhoneNumber(OURS)));
        project(BACK.ringing());
        assertThat(world.log.published(CallReturned.class)).isEmpty();

        project(BACK.answered());

        assertThat(world.log.published(CallReturned.class))
                .containsExactly(
                        new CallReturned(
                                BACK.callId() + ":returns",
                                BACK.callId(),
                                "k1-1-1",
                                "k1",
                                CallEvents.LEAD,
                                "alice",
                                CallMatch.CALLER_ID,
                                CallEvents.START.plusSeconds(3600)));
    }

    @Test
    void wasAnsweredWhenItLastedOrAnAnswerIsKnown() {
        place(placed().initiated());

        assertThat(isReturnedAfter("talked", CallStatus.RINGING, 1)).isTrue();
        assertThat(isReturnedAfter("at once", CallStatus.RINGING, 0)).isFalse();
        assertThat(isReturnedAfter("unmeasured", CallStatus.RINGING, null)).isFalse();
        assertThat(isReturnedAfter("answered", CallStatus.ANSWERED, 0)).isTrue();
        var rejected = aCallback("rejected", OURS);
        project(rejected.ringing(), rejected.reached(CallStatus.MISSED));
        assertThat(isReturned(rejected)).isFalse();
        var late = aCallback("late", OURS);
        project(late.completed(0), late.answered());
        assertThat(isReturned(late)).isTrue();
    }

    private boolean isReturnedAfter(String sid, CallStatus first, @Nullable Integer seconds) {
        var events = aCallback(sid, OURS);
        project(events.reached(first));
        project(events.completed(seconds));
        return isReturned(events);
    }

    private boolean isReturned(CallerEvents events) {
        return world.log.published(CallReturned.class).stream()
                .anyMatch(returned -> returned.callId().equals(events.callId()));
    }

    @Test
    void announcesNoReturnOfASingleCall() {
        place(CallEvents.outsideCampaigns("single").initiated());

        project(BACK.ringing(), BACK.completed(9));

        assertReturns(CallMatch.NUMBER, "single", null);
        assertThat(world.log.published(CallReturned.class)).isEmpty();
    }

    /** After a death, say. */
    @Test
    void announcesAReturnAgainWhenItIsDeliveredAgain() {
        place(placed().initiated());
        var records = records(BACK.ringing(), BACK.completed(9));
        world.log.goAway();
        assertThatThrownBy(() -> world.incoming().project(records))
                .satisfies(e -> assertThat(Dependencies.isDown(e)).isTrue());
        world.log.comeBack();

        world.incoming().project(records);
        world.incoming().project(records);

        assertThat(world.log.published(CallReturned.class))
                .hasSize(2)
                .allSatisfy(returned ->
                        assertThat(returned.eventId()).isEqualTo(BACK.callId() + ":returns"));
    }

    @Test
    void isInNoNumberOfTheCampaignThatItReturns() {
        place(placed().initiated(), placed().completed(5));
        var before = world.stored().stats();
        var published = List.copyOf(world.log.published());

        project(BACK.ringing(), BACK.answered(), BACK.completed(17));

        assertThat(world.stored().stats()).isEqualTo(before);
        assertThat(world.log.published())
                .startsWith(published.toArray(Published[]::new))
                .hasSize(published.size() + 1)
                .last()
                .returns(Topics.CALL_RETURNS, Published::topic);
        assertThat(world.usage.byCampaign("alice", MONTH, PageRequest.of(null, null)).items())
                .containsExactly(
                        new CampaignUsage(null, new Usage(1, 1, 17)),
                        new CampaignUsage("k1", new Usage(1, 1, 5)));
    }

    /** Offsets of two topics say nothing of each other. */
    @Test
    void takesNoEventOfACallThatWePlacedAndTheOtherWayRound() {
        place(CallEvents.outsideCampaigns(BACK.callId()).initiated());
        var stored = world.stored();
        project(BACK.ringing(), BACK.completed(9));
        assertThat(world.stored()).isEqualTo(stored);
        assertThat(unmatched()).isEqualTo(2);

        var other = aCallback("CA-other", OURS);
        project(other.ringing());
        var withIt = world.stored();
        var forged = CallEvents.outsideCampaigns(other.callId());
        place(forged.initiated(), forged.ringing(), forged.completed(9));

        assertThat(world.stored()).isEqualTo(withIt);
        assertThat(unmatched()).isEqualTo(5);
    }

    @Test
    void countsHowCallsWereMatchedFromTheStart() {
        assertThat(matches("none") + matches("number") + matches("caller_id")).isZero();
        place(placed().initiated());

        project(BACK.ringing(), aCallback("CA-anonymous", OURS).by(null).ringing());
        project(BACK.completed(9));

        assertThat(List.of(matches("none"), matches("number"), matches("caller_id")))
                .containsExactly(1.0, 1.0, 0.0);
        assertThat(world.meters.get("dialstream.projection.delay").tag("source", "webhook").timer())
                .satisfies(timer -> assertThat(timer.count()).isEqualTo(3));
    }

    private double matches(String by) {
        world.incoming();
        return world.meters.get("dialstream.incoming.matches").tag("by", by).counter().count();
    }

    private void assertReturns(
            CallMatch by, @Nullable String returnsCallId, @Nullable String campaignId) {
        var incoming = theCall().callee().incoming();
        assertThat(incoming)
                .extracting(it -> it.matchedBy(), it -> it.returnsCallId())
                .containsExactly(by, returnsCallId);
        assertThat(theCall().callee().campaignId()).isEqualTo(campaignId);
    }

    private double unmatched() {
        return world.meters.counter("dialstream.events.unmatched").count();
    }

    private static CallEvents placed() {
        return inCampaign("k1-1-1", "k1");
    }

    private Call theCall() {
        return world.calls.find("alice", BACK.callId()).orElseThrow();
    }

    private void place(CallStatusChanged... events) {
        for (var event : events) {
            world.projector().project(List.of(new EventRecord(event, 0, placedOffset++)));
        }
    }

    private void project(Event... events) {
        world.incoming().project(records(events));
    }

    private List<EventRecord> records(Event... events) {
        var records = recordsFrom(offset, List.of(events));
        offset += events.length;
        return records;
    }

    private static List<EventRecord> recordsFrom(long first, List<Event> events) {
        var records = new ArrayList<EventRecord>();
        events.forEach(event -> records.add(new EventRecord(event, 0, first + records.size())));
        return records;
    }
}
