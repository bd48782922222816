package io.dialstream.dialer.placement;

import static io.dialstream.events.CallStatus.DIALING;
import static io.dialstream.events.CallStatus.FAILED;
import static io.dialstream.events.CallStatus.INITIATED;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dialstream.dialer.admission.Admission;
import io.dialstream.dialer.admission.Admissions;
import io.dialstream.dialer.placement.CallPermit.Permission;
import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Pending;
import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.Capabilities.Answer;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.Given;
import io.dialstream.dialer.testing.StillTime;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.ProviderCallIds;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class PlacementExecutorTest {

    private static final PlaceCall CALL = Given.call("c", 1, 1);
    private static final PlaceCall OTHER = Given.call("c", 2, 2);
    private static final CallPermit GO = new CallPermit.Wanted(Permission.GO);
    private static final CallPermit WAIT = new CallPermit.Wanted(Permission.WAIT);
    private static final CallPermit NEVER = new CallPermit.Wanted(Permission.NEVER);
    private static final Duration TOO_LONG = PlacementPolicy.FENCE.plusSeconds(1);

    private final StillTime time = new StillTime();
    private Placements placements = new InMemoryPlacements();
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final FakeProvider provider = new FakeProvider(time.clock());
    private final TestLane lane = new TestLane();
    private Admission admission = Admissions.unlimited(time.timers(), time.clock());
    private PlacementQueue queue = new PlacementQueue();
    private PlacementExecutor executor = executor();

    /** Does what the tests tell it, once each, when it is asked. */
    private final class TestLane implements CallPermits {
        private final Queue<Runnable> whenCaughtUp = new ArrayDeque<>();
        private final Queue<Runnable> whenLookedAt = new ArrayDeque<>();
        private SlotTaken taken = SlotTaken.NOW;
        private Instant since = time.clock().instant();
        private CallPermit permit = GO;
        private boolean owned = true;
        private boolean givenBack;
        private int catchUps;
        private int looks;

        @Override
        public boolean owns(LaneSlot slot) {
            return owned;
        }

        @Override
        public CallPermit read(LaneSlot slot) {
            looks++;
            run(whenLookedAt);
            return owned ? permit : new CallPermit.NotOurs();
        }

        @Override
        public void catchUp(LaneSlot slot) {
            catchUps++;
            run(whenCaughtUp);
        }

        @Override
        public void giveBack(LaneSlot slot) {
            givenBack = true;
            owned = false;
        }

        private static void run(Queue<Runnable> tasks) {
            var task = tasks.poll();
            if (task != null) {
                task.run();
            }
        }
    }

    @Test
    void publishesAProvisionalIdAsWhatItIs() {
        provider.can(Capabilities.of(Answer.PULL, Ability.FETCHES_CALLS));
        place();

        assertThat(state()).isEqualTo(new Accepted("CA0001", true));
        assertThat(log.published(CallStatusChanged.class).getLast())
                .satisfies(event -> {
                    assertThat(event.reason()).isEqualTo("PROVISIONAL");
                    assertThat(ProviderCallIds.isTold(event)).isFalse();
                    assertThat(ProviderCallIds.isConcluded(event)).isTrue();
                });
    }

    @Test
    void looksOnlyOnceWhenTheSlotWasTakenRightNow() {
        place();
        assertThat(provider.requests()).hasSize(1);
        assertThat(lane.looks).isOne();
        assertThat(lane.catchUps).isZero();
        assertThat(statuses()).containsExactly(INITIATED, DIALING);
        assertThat(time.waits()).isFalse();
    }

    @Test
    void looksLateEnoughToSeeWhatCameInWhileTheCallWasAnnounced() {
        lane.permit = WAIT;
        place();
        assertThat(provider.requests()).isEmpty();
        assertThat(state()).isInstanceOf(Pending.class);
        assertThat(statuses()).containsExactly(INITIATED);
        assertThat(time.waits()).isFalse();
    }

    @Test
    void catchesUpBeforeItAsksForACallWhoseSlotWasTakenBefore() {
        lane.taken = SlotTaken.BEFORE;
        lane.whenCaughtUp.add(() -> lane.permit = WAIT);
        place();
        assertThat(lane.catchUps).isOne();
        assertThat(provider.requests()).isEmpty();
        lane.permit = GO;
        place();
        assertThat(lane.catchUps).isEqualTo(2);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void catchesUpWhenItsFirstRunComesLate() {
        lane.since = time.clock().instant().minus(TOO_LONG);
        place();
        assertThat(lane.catchUps).isOne();
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void catchesUpAgainWhenTheProviderHadNoRoom() {
        provider.next((_, _) -> new PlacementAnswer.Busy(Duration.ofSeconds(1), "429"));
        place();
        lane.whenCaughtUp.add(() -> lane.permit = WAIT);
        goOn();
        goOn();
        assertThat(lane.catchUps).isOne();
        assertThat(provider.requests()).hasSize(1);
    }

    /** It counts from before the lane decided: who was frozen since may have been succeeded. */
    @Test
    void doesNotAskOnADecisionThatGrewOldWhileThePermitWasRead() {
        lane.whenLookedAt.add(() -> time.advance(TOO_LONG));
        place();
        assertThat(lane.catchUps).isOne();
        assertThat(provider.requests()).hasSize(1);
    }

    /** And from before the moves are read. */
    @Test
    void doesNotAskOnMovesThatTookTooLongToRead() {
        lane.taken = SlotTaken.BEFORE;
        lane.whenCaughtUp.add(() -> time.advance(TOO_LONG));
        place();
        assertThat(lane.catchUps).isEqualTo(2);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void doesNotAskWhenTheLaneIsLostAtTheLastMoment() {
        lane.whenLookedAt.add(() -> lane.owned = false);
        place();
        assertThat(provider.requests()).isEmpty();
        assertThat(state()).isInstanceOf(Pending.class);
    }

    @Test
    void knowsThatItHasNotAskedWhenTheLaneCannotBeReadAtTheLastMoment() {
        lane.whenLookedAt.add(() -> {
            throw new IllegalStateException("the store is away");
        });
        place();
        assertThat(provider.requests()).isEmpty();
        goOn();
        assertThat(provider.requests()).hasSize(1);
        assertThat(state()).isInstanceOf(Accepted.class);
    }

    @Test
    void trustsAPlacementThatItFindsMoreThanItsNewSlot() {
        lane.permit = new CallPermit.Gone();
        placements.insert(stored(new Accepted("CA1", false)));
        place();
        assertThat(provider.requests()).isEmpty();
        // Known already, and changes nothing.
        assertThat(statuses()).containsExactly(INITIATED);
    }

    @Test
    void isAnnouncedThenWrittenDownAsBeingAskedForAndOnlyThenAskedFor() {
        provider.next((_, _) -> {
            var now = time.clock().instant();
            assertThat(state()).isEqualTo(new Requested(now, 0, now));
            assertThat(statuses()).containsExactly(INITIATED);
            return new PlacementAnswer.Accepted("CA1");
        });
        log.goAway();
        place();
        assertThat(placements.find(CALL.callId())).isEmpty();
        log.comeBack();
        executor = executor();
        place();
        assertThat(provider.requests()).hasSize(1);
    }

    /** Whoever died may have announced it and written nothing down: it must not stay in flight. */
    @Test
    void endsACallOfAStoppedLaneThatSomebodyElseMayHaveAnnounced() {
        lane.taken = SlotTaken.BEFORE;
        lane.permit = NEVER;
        place();
        assertThat(lane.givenBack).isFalse();
        assertThat(statuses()).containsExactly(INITIATED, FAILED);
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void endsACallOfAStoppedLaneWhoseAnnouncementMayHaveFailed() {
        log.goAway();
        place();
        log.comeBack();
        lane.permit = NEVER;
        goOn();
        assertThat(lane.givenBack).isFalse();
        assertThat(statuses()).containsExactly(INITIATED, FAILED);
    }

    @Test
    void givesTheSlotBackOfACallThatNobodyHasHeardOf() {
        lane.taken = SlotTaken.HERE;
        lane.permit = NEVER;
        place();
        assertThat(lane.givenBack).isTrue();
        assertThat(statuses()).isEmpty();
        assertThat(placements.find(CALL.callId())).isEmpty();
    }

    /** The lane goes to another instance, which announces the call and dies, and comes back. */
    @Test
    void givesNoSlotBackOfACallThatAnotherInstanceHasAnnouncedMeanwhile() {
        lane.taken = SlotTaken.HERE;
        lane.whenLookedAt.add(() -> {
            lane.permit = NEVER;
            placements.insert(stored(new Pending(time.clock().instant(), 0)));
        });

        place();

        assertThat(lane.givenBack).isFalse();
        assertThat(statuses()).containsExactly(INITIATED, FAILED);
        assertThat(provider.requests()).isEmpty();
        assertThat(time.waits()).isFalse();
    }

    /** Its answer came too late: what the successor has settled stays so. */
    @Test
    void leavesWhatASuccessorHasSettledWhileTheProviderWasAsked() {
        provider.next((_, _) -> {
            var asked = placements.find(CALL.callId()).orElseThrow();
            placements.move(asked, new GivenUp(time.clock().instant()));
            lane.owned = false;
            return new PlacementAnswer.Accepted("CA1");
        });
        place();
        assertThat(state()).isInstanceOf(GivenUp.class);
        assertThat(statuses()).containsExactly(INITIATED);
    }

    /** Its own claim looks the same and was never written: the other one is asking. */
    @Test
    void takesNothingBackThatAnotherProcessHasWrittenInTheSameMillisecond() {
        lane.taken = SlotTaken.BEFORE;
        lane.whenCaughtUp.add(() -> {
            var due = placements.find(CALL.callId()).orElseThrow();
            placements.move(due, new Requested(time.clock().instant(), 0, lane.since));
        });
        place();
        assertThat(state()).isInstanceOf(Requested.class);
        assertThat(provider.requests()).isEmpty();
    }

    /** As before, but the store is away and does not say who has won. */
    @Test
    void takesNothingBackThatAnotherProcessHasWrittenWhileTheStoreWasAway() {
        placements = new FlakyPlacements(Set.of(2), false);
        executor = executor();
        lane.taken = SlotTaken.BEFORE;
        lane.whenCaughtUp.add(() -> {
            var pending = placements.find(CALL.callId()).orElseThrow();
            var earlier = time.clock().instant().minusSeconds(1);
            placements.move(pending, new Requested(time.clock().instant(), 0, earlier));
        });
        place();
        goOn();
        assertThat(state()).isInstanceOf(Requested.class);
        assertThat(provider.requests()).isEmpty();
    }

    /** Whoever took the lane over was faster, and decided in the same moment. */
    @Test
    void takesNothingBackThatASuccessorHasWrittenBeforeItsFirstWrite() {
        var now = time.clock().instant();
        var first = stored(new Pending(now, 0));
        placements.insert(first);
        placements.move(first, new Requested(now, 0, now));
        place();
        assertThat(state()).isInstanceOf(Requested.class);
        assertThat(provider.requests()).isEmpty();
    }

    /** What was heard while it ran is not lost: another run follows with it. */
    @Test
    void learnsWhatTheProviderCallsItWhileItIsAsked() {
        provider.next((_, _) -> {
            executor.lookAgain(CALL.callId(), "CA7");
            lane.permit = new CallPermit.Gone();
            return new PlacementAnswer.Unclear("Timed out");
        });
        place();
        assertThat(state()).isEqualTo(new Accepted("CA7", false));
        assertThat(statuses()).containsExactly(INITIATED);
    }

    @Test
    void isPlacedWithTheAccountThatItsCommandNames() {
        var east = new FakeProvider("east", time.clock());
        executor = executor(new Providers(List.of(provider, east), "twilio"));

        place(CALL.with("east"));

        assertThat(east.requests()).hasSize(1);
        assertThat(provider.requests()).isEmpty();
        assertThat(placements.find(CALL.callId()).orElseThrow().provider()).isEqualTo("east");
        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::provider)
                .containsOnly("east");
    }

    /** A replay never switches: another account may have the call already. */
    @Test
    void staysWithTheAccountThatWasWrittenDown() {
        var east = new FakeProvider("east", time.clock());
        executor = executor(new Providers(List.of(provider, east), "twilio"));
        var now = time.clock().instant();
        placements.insert(
                Placement.first(
                        CALL.callId(),
                        "east",
                        CALL.phoneNumber(),
                        CALL.phoneNumber(),
                        new Pending(now, 0),
                        now));
        lane.taken = SlotTaken.BEFORE;

        place(CALL.with("twilio"));

        assertThat(provider.requests()).isEmpty();
        assertThat(east.requests()).hasSize(1);
    }

    @Test
    void itsLogLinesNameTheCallAndItsCampaignInFieldsOfTheirOwn() {
        provider.next(FakeProvider.SWALLOWS);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var logger = (Logger) LoggerFactory.getLogger(PlacementEffects.class);
        logger.addAppender(lines);
        place();
        logger.detachAppender(lines);
        assertThat(lines.list)
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line.getMDCPropertyMap())
                                .containsEntry("callId", CALL.callId())
                                .containsEntry("campaignId", CALL.campaignId()));
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void letsAnotherCallBeginWhileTheProviderIsAsked() {
        queue = PlacementQueueTest.of(1);
        executor = executor();
        provider.next((_, _) -> {
            assertThat(queue.begun()).isZero();
            return new PlacementAnswer.Accepted("CA1");
        });
        place();
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void letsAnotherCallBeginWhenOneHasFailed() {
        queue = PlacementQueueTest.of(1);
        executor = executor();
        log.goAway();
        start(CALL);
        time.runThreads();
        log.comeBack();
        start(OTHER);
        time.runThreads();
        assertThat(provider.requests())
                .extracting(PlacementRequest::callId)
                .containsExactly(OTHER.callId());
    }

    /** Nobody has heard of it, and whoever has the lane now goes on with it. */
    @Test
    void announcesNothingThatWaitedUntilItsLaneWasAnothers() {
        queue = PlacementQueueTest.of(1);
        executor = executor();
        lane.whenLookedAt.add(() -> {
            executor.place(OTHER, slot(OTHER), lane);
            lane.owned = false;
        });
        place();
        assertThat(placements.find(OTHER.callId())).isEmpty();
        assertThat(log.published(CallStatusChanged.class))
                .extracting(CallStatusChanged::callId)
                .containsOnly(CALL.callId());
        lane.owned = true;
        place(OTHER);
        assertThat(provider.requests())
                .extracting(PlacementRequest::callId)
                .containsExactly(OTHER.callId());
    }

    private void place() {
        place(CALL);
    }

    private LaneSlot slot(PlaceCall call) {
        return new LaneSlot("c", 0, call.callId(), lane.taken, lane.since);
    }

    private void start(PlaceCall call) {
        time.start(() -> executor.place(call, slot(call), lane));
    }

    private void place(PlaceCall call) {
        start(call);
        do {
            time.runThreads();
        } while (time.ringsBy(time.clock().instant()));
    }

    /** Lets time pass until it goes on. */
    private void goOn() {
        assertThat(time.ringsBy(Instant.MAX)).isTrue();
        time.runThreads();
    }

    private PlacementExecutor executor() {
        return executor(provider.alone());
    }

    private PlacementExecutor executor(Providers providers) {
        var policy =
                new PlacementPolicy(
                        new PlacementProperties(Duration.ofSeconds(5), Duration.ofSeconds(120)));
        var effects =
                new PlacementEffects(
                        placements,
                        providers,
                        new PlacementEvents(log, time.clock(), providers),
                        new Reconciliation(placements, providers),
                        admission,
                        new PlacementMetrics(new SimpleMeterRegistry(), time.clock()));
        return new PlacementExecutor(policy, effects, providers, admission, queue, time.timers());
    }

    private Placement stored(PlacementState state) {
        return Placement.first(
                CALL.callId(),
                "twilio",
                CALL.phoneNumber(),
                CALL.phoneNumber(),
                state,
                time.clock().instant());
    }

    private PlacementState state() {
        return placements.find(CALL.callId()).orElseThrow().state();
    }

    private List<CallStatus> statuses() {
        return log.published(CallStatusChanged.class).stream()
                .map(CallStatusChanged::status)
                .flatMap(status -> Stream.ofNullable(status))
                .map(Objects::requireNonNull)
                .toList();
    }
}
