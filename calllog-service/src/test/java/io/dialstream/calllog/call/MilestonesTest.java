package io.dialstream.calllog.call;

import static io.dialstream.calllog.testing.CallEvents.inCampaign;
import static io.dialstream.calllog.testing.CallerEvents.aCallback;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.events.CallMatch;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class MilestonesTest {

    private static final CallEvents EVENTS = inCampaign("k1-1-1", "k1");

    /** One thing that was events of a call: by the provider's clock, by ours, or by both. */
    record Said(CallStatus status, @Nullable Instant occurredAt, Instant recordedAt) {

        CallStatusChanged event() {
            return new CallStatusChanged(
                    CallStatusChanged.eventId(EVENTS.callId(), status),
                    EVENTS.callId(),
                    EVENTS.campaignId(),
                    "alice",
                    CallEvents.LEAD,
                    "Ada",
                    CallEvents.NUMBER,
                    status,
                    occurredAt,
                    recordedAt,
                    "twilio",
                    "CA1",
                    null,
                    null,
                    null,
                    null,
                    null,
                    Map.of());
        }
    }

    @Property
    void areInOrderWhateverTheClocksSay(
            @ForAll("said") List<Said> said,
            @ForAll("end") Said end,
            @ForAll("moment") Instant at) {
        var call = heard(at, Stream.concat(said.stream(), Stream.of(end)).toList());

        assertThat(timesOf(call)).isSorted();
    }

    @Property
    void areTheSameInWhateverOrderTheyAreTold(
            @ForAll("said") List<Said> said,
            @ForAll("end") Said end,
            @ForAll("moment") Instant at,
            @ForAll Random random) {
        var order = Stream.concat(said.stream(), Stream.of(end)).collect(Collectors.toList());
        var times = timesOf(heard(at, order));
        Collections.shuffle(order, random);

        assertThat(timesOf(heard(at, order))).isEqualTo(times);
    }

    @Property
    void areTheProvidersWhereItTellsThemAndDoesNotContradictItself(
            @ForAll("moments") List<Instant> provider, @ForAll("moments") List<Instant> ours) {
        var events = provider.stream().sorted().limit(3).toList();
        var call =
                heard(
                        ours.get(0),
                        List.of(
                                new Said(CallStatus.DIALING, null, ours.get(1)),
                                new Said(CallStatus.DIALING, events.get(0), ours.get(2)),
                                new Said(CallStatus.ANSWERED, events.get(1), ours.get(3)),
                                new Said(CallStatus.COMPLETED, events.get(2), ours.get(3))));

        assertThat(timesOf(call)).endsWith(events.toArray(Instant[]::new)).isSorted();
    }

    @Example
    void ofAQuickCallAreTheProvidersWholeSecondsAndOursGiveWay() {
        var call =
                heard(
                        Instant.parse("2026-11-22T16:00:00.902Z"),
                        List.of(
                                new Said(
                                        CallStatus.DIALING,
                                        null,
                                        Instant.parse("2026-11-22T16:00:01.150Z")),
                                new Said(
                                        CallStatus.COMPLETED,
                                        Instant.parse("2026-11-22T16:00:01Z"),
                                        Instant.parse("2026-11-22T16:00:01.300Z")),
                                new Said(
                                        CallStatus.ANSWERED,
                                        Instant.parse("2026-11-22T16:00:01Z"),
                                        Instant.parse("2026-11-22T16:00:01.301Z")),
                                new Said(
                                        CallStatus.DIALING,
                                        Instant.parse("2026-11-22T16:00:00Z"),
                                        Instant.parse("2026-11-22T16:00:01.302Z"))));

        assertThat(timesOf(call))
                .containsExactly(
                        Instant.parse("2026-11-22T16:00:00Z"),
                        Instant.parse("2026-11-22T16:00:00Z"),
                        Instant.parse("2026-11-22T16:00:01Z"),
                        Instant.parse("2026-11-22T16:00:01Z"));
    }

    /** A filter of nulls hides a milestone that is lost. */
    @Example
    void areOursWhereTheProviderTellsNone() {
        var ours = IntStream.range(0, 4).mapToObj(CallEvents.START::plusSeconds).toList();
        var call =
                heard(
                        ours.get(0),
                        List.of(
                                new Said(CallStatus.DIALING, null, ours.get(1)),
                                new Said(CallStatus.ANSWERED, null, ours.get(2)),
                                new Said(CallStatus.COMPLETED, null, ours.get(3))));

        assertThat(timesOf(call)).isEqualTo(ours);
    }

    @Example
    void areTheEarlierOfTwoThatOneClockTells() {
        var earlier = CallEvents.START.plusSeconds(3);
        var one = new Said(CallStatus.ANSWERED, earlier, CallEvents.START);
        var other = new Said(CallStatus.ANSWERED, earlier.plusSeconds(2), CallEvents.START);

        for (var events : List.of(List.of(one, other), List.of(other, one))) {
            assertThat(heard(CallEvents.START, events).answeredAt()).isEqualTo(earlier);
        }
    }

    private static Call heard(Instant initiatedAt, List<Said> said) {
        var call = Call.initiated(new Said(CallStatus.INITIATED, null, initiatedAt).event(), 1);
        long offset = 1;
        for (var one : said) {
            call = call.after(one.event(), ++offset);
        }
        return call;
    }

    private static List<Instant> timesOf(Call call) {
        return Stream.of(call.createdAt(), call.dialedAt(), call.answeredAt(), call.endedAt())
                .filter(Objects::nonNull)
                .toList();
    }

    @Provide
    Arbitrary<List<Said>> said() {
        return said(CallStatus.DIALING, CallStatus.RINGING, CallStatus.ANSWERED)
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Said> end() {
        return said(CallStatus.COMPLETED, CallStatus.FAILED, CallStatus.MISSED);
    }

    private static Arbitrary<Said> said(CallStatus... statuses) {
        return Combinators.combine(Arbitraries.of(statuses), provider().injectNull(0.4), moment())
                .as(Said::new);
    }

    /** Whole seconds, and now and then an hour off. */
    private static Arbitrary<Instant> provider() {
        return Combinators.combine(moment(), Arbitraries.of(0, 0, 0, -3600, 3600))
                .as((at, skew) -> at.truncatedTo(ChronoUnit.SECONDS).plusSeconds(skew));
    }

    @Provide
    static Arbitrary<Instant> moment() {
        return Arbitraries.integers().between(0, 5000).map(CallEvents.START::plusMillis);
    }

    @Provide
    Arbitrary<List<Instant>> moments() {
        return moment().list().ofSize(4);
    }

    @Example
    void ofACallThatCameInBeginWithTheEarliestThatWasHeardOfIt() {
        var events = aCallback("back", "+15005550006");
        var ringing = Incoming.callback(events.ringing());
        var completed = Incoming.callback(events.completed(8));
        var caller = SampleCalls.aCallback(events).callee();

        var inOrder = Call.incoming(caller, ringing, 1).after(completed, 2);
        var reversed = Call.incoming(caller, completed, 1).after(ringing, 2);

        assertThat(inOrder.milestones()).isEqualTo(reversed.milestones());
        assertThat(inOrder.milestones().created())
                .isEqualTo(new Moment(events.recorded(CallStatus.RINGING), false));
        assertThat(inOrder.milestones().dialed()).isNull();
        assertThat(inOrder.endedAt()).isEqualTo(events.occurred(CallStatus.COMPLETED));
        assertThat(Call.incoming(caller, completed, 1).milestones().ended()).isNotNull();
        assertThat(reversed.ending()).isEqualTo(Call.incoming(caller, completed, 1).ending());
    }

    /** Lists are sorted by it. */
    @Example
    void ofACallThatCameInDoNotMoveItInLists() {
        var events = aCallback("back", "+15005550006");
        var caller = Callee.calling(events.completed(8), CallMatch.NONE, null);
        var call = Call.incoming(caller, Incoming.callback(events.completed(8)), 1);

        var later = call.after(Incoming.callback(events.ringing()), 2);

        assertThat(later.createdAt()).isBefore(call.createdAt());
        assertThat(later.initiatedAt())
                .isEqualTo(call.initiatedAt())
                .isEqualTo(events.recorded(CallStatus.COMPLETED));
    }
}
