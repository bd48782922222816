package io.dialstream.dialer.placement;

import static io.dialstream.events.CallStatus.DIALING;
import static io.dialstream.events.CallStatus.FAILED;
import static io.dialstream.events.CallStatus.INITIATED;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.Asked;
import io.dialstream.dialer.placement.PlacementState.Due;
import io.dialstream.dialer.placement.Standing.Permission;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.Given;
import io.dialstream.dialer.testing.SettableClock;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.testing.InMemoryEventLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class PlacementRunTest {

    private static final PlaceCall CALL = Given.call("c", 1, 1);
    private static final Standing GO = new Standing.Wanted(Permission.GO);
    private static final Standing WAIT = new Standing.Wanted(Permission.WAIT);
    private static final Standing NEVER = new Standing.Wanted(Permission.NEVER);
    private static final Duration TOO_LONG = PlacementPolicy.FENCE.plusSeconds(1);

    private final SettableClock clock = new SettableClock();
    private final InMemoryPlacements placements = new InMemoryPlacements();
    private final InMemoryEventLog log = new InMemoryEventLog();
    private final FakeProvider provider = new FakeProvider(clock);
    private final TestSlot slot = new TestSlot();

    /** Does what the tests tell it, once each, when it is asked. */
    private static final class TestSlot implements Slot {
        private final Queue<Runnable> whenMovesAreHeard = new ArrayDeque<>();
        private final Queue<Runnable> whenLookedAt = new ArrayDeque<>();
        private @Nullable Instant takenAt;
        private Standing standing = GO;
        private boolean takenHere;
        private boolean owned = true;
        private boolean givenBack;
        private int hearings;
        private int looks;

        @Override
        public boolean owned() {
            return owned;
        }

        @Override
        public @Nullable Instant takenAt() {
            return takenAt;
        }

        @Override
        public boolean takenHere() {
            return takenHere || takenAt != null;
        }

        @Override
        public void hearMoves() {
            hearings++;
            run(whenMovesAreHeard);
        }

        @Override
        public Standing standing() {
            looks++;
            run(whenLookedAt);
            return standing;
        }

        @Override
        public void giveBack() {
            givenBack = true;
            owned = false;
        }

        @Override
        public @Nullable Instant freedAt() {
            return null;
        }

        private static void run(Queue<Runnable> tasks) {
            var task = tasks.poll();
            if (task != null) {
                task.run();
            }
        }
    }

    @Test
    void looksOnlyOnceWhenTheSlotWasTakenRightNow() {
        slot.takenAt = clock.instant();
        assertThat(run().takeTurn()).isNull();
        assertThat(provider.requests()).hasSize(1);
        assertThat(slot.looks).isOne();
        assertThat(slot.hearings).isZero();
        assertThat(statuses()).containsExactly(INITIATED, DIALING);
    }

    @Test
    void looksLateEnoughToSeeWhatCameInWhileTheCallWasAnnounced() {
        slot.takenAt = clock.instant();
        slot.standing = WAIT;
        assertThat(run().takeTurn()).isNull();
        assertThat(provider.requests()).isEmpty();
        assertThat(state()).isInstanceOf(Due.class);
        assertThat(statuses()).containsExactly(INITIATED);
    }

    @Test
    void hearsTheMovesBeforeItAsksForACallWhoseSlotWasTakenBefore() {
        slot.whenMovesAreHeard.add(() -> slot.standing = WAIT);
        assertThat(run().takeTurn()).isNull();
        assertThat(slot.hearings).isOne();
        assertThat(provider.requests()).isEmpty();
        slot.standing = GO;
        run().takeTurn();
        assertThat(slot.hearings).isEqualTo(2);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void hearsTheMovesWhenItsFirstTurnComesLate() {
        slot.takenAt = clock.instant().minus(TOO_LONG);
        run().takeTurn();
        assertThat(slot.hearings).isOne();
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void hearsTheMovesAgainWhenTheProviderHadNoRoom() {
        slot.takenAt = clock.instant();
        provider.next((_, _) -> new PlacementAnswer.Busy(Duration.ofSeconds(1), "429"));
        var run = run();
        assertThat(run.takeTurn()).isNotNull();
        clock.advance(Duration.ofSeconds(2));
        slot.whenMovesAreHeard.add(() -> slot.standing = WAIT);
        run.takeTurn();
        assertThat(provider.requests()).hasSize(1);
    }

    /** It counts from before the lane decided: who was frozen since may have been succeeded. */
    @Test
    void doesNotAskOnADecisionThatGrewOldWhileTheStandingWasRead() {
        slot.takenAt = clock.instant();
        slot.whenLookedAt.add(() -> clock.advance(TOO_LONG));
        run().takeTurn();
        assertThat(slot.hearings).isOne();
        assertThat(provider.requests()).hasSize(1);
    }

    /** And from before the moves are read. */
    @Test
    void doesNotAskOnMovesThatTookTooLongToRead() {
        slot.whenMovesAreHeard.add(() -> clock.advance(TOO_LONG));
        run().takeTurn();
        assertThat(slot.hearings).isEqualTo(2);
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void doesNotAskWhenTheLaneIsLostAtTheLastMoment() {
        slot.takenAt = clock.instant();
        slot.whenLookedAt.add(() -> slot.owned = false);
        run().takeTurn();
        assertThat(provider.requests()).isEmpty();
        assertThat(state()).isInstanceOf(Due.class);
    }

    @Test
    void knowsThatItHasNotAskedWhenTheLaneCannotBeReadAtTheLastMoment() {
        slot.takenAt = clock.instant();
        slot.whenLookedAt.add(() -> {
            throw new IllegalStateException("the store is away");
        });
        var run = run();
        assertThat(run.takeTurn()).isNotNull();
        assertThat(provider.requests()).isEmpty();
        run.takeTurn();
        assertThat(provider.requests()).hasSize(1);
        assertThat(state()).isInstanceOf(Accepted.class);
    }

    @Test
    void trustsAPlacementThatItFindsMoreThanItsNewSlot() {
        slot.takenAt = clock.instant();
        slot.standing = Standing.gone();
        var noted =
                Placement.noted(
                        CALL.callId(), CALL.phoneNumber(), CALL.phoneNumber(), clock.instant());
        placements.insert(noted);
        placements.move(noted, new Accepted("CA1", false));
        assertThat(run().takeTurn()).isNull();
        assertThat(provider.requests()).isEmpty();
        // Known already, and changes nothing.
        assertThat(statuses()).containsExactly(INITIATED);
    }

    @Test
    void isAnnouncedThenWrittenDownAsBeingAskedForAndOnlyThenAskedFor() {
        slot.takenAt = clock.instant();
        provider.next((_, _) -> {
            assertThat(state()).isEqualTo(new Asked(clock.instant(), 0));
            assertThat(statuses()).containsExactly(INITIATED);
            return new PlacementAnswer.Accepted("CA1");
        });
        log.goAway();
        var run = run();
        run.takeTurn();
        assertThat(placements.find(CALL.callId())).isEmpty();
        log.comeBack();
        run().takeTurn();
        assertThat(provider.requests()).hasSize(1);
    }

    /** Whoever died may have announced it and written nothing down: it must not stay in flight. */
    @Test
    void endsACallOfAStoppedLaneThatSomebodyElseMayHaveAnnounced() {
        slot.standing = NEVER;
        assertThat(run().takeTurn()).isNull();
        assertThat(slot.givenBack).isFalse();
        assertThat(statuses()).containsExactly(INITIATED, FAILED);
        assertThat(provider.requests()).isEmpty();
    }

    @Test
    void endsACallOfAStoppedLaneWhoseAnnouncementMayHaveFailed() {
        slot.takenAt = clock.instant();
        log.goAway();
        var run = run();
        assertThat(run.takeTurn()).isNotNull();
        log.comeBack();
        slot.standing = NEVER;
        assertThat(run.takeTurn()).isNull();
        assertThat(slot.givenBack).isFalse();
        assertThat(statuses()).containsExactly(INITIATED, FAILED);
    }

    @Test
    void givesTheSlotBackOfACallThatNobodyHasHeardOf() {
        slot.takenHere = true;
        slot.standing = NEVER;
        assertThat(run().takeTurn()).isNull();
        assertThat(slot.givenBack).isTrue();
        assertThat(statuses()).isEmpty();
        assertThat(placements.find(CALL.callId())).isEmpty();
    }

    @Test
    void itsLogLinesNameTheCallAndItsCampaignInFieldsOfTheirOwn() {
        provider.next(FakeProvider.SWALLOWS);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var logger = (Logger) LoggerFactory.getLogger(Asking.class);
        logger.addAppender(lines);
        run().takeTurn();
        logger.detachAppender(lines);
        assertThat(lines.list)
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line.getMDCPropertyMap())
                                .containsEntry("callId", CALL.callId())
                                .containsEntry("campaignId", CALL.campaignId()));
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    private PlacementRun run() {
        var policy =
                new PlacementPolicy(
                        new PlacementProperties(Duration.ofSeconds(5), Duration.ofSeconds(120)));
        var ports = new PlacementPorts(placements, provider, log, clock);
        var metrics = new PlacementMetrics(new SimpleMeterRegistry());
        var reconciliation = new Reconciliation(ports, policy, metrics);
        var news = new PlacementNews(ports);
        return new PlacementRun(
                CALL, slot, new PlacementTools(ports, policy, reconciliation, news, metrics));
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
