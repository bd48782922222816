package io.dialstream.dialer;

import static io.dialstream.events.CallStatus.ANSWERED;
import static io.dialstream.events.CallStatus.COMPLETED;
import static io.dialstream.events.CallStatus.FAILED;
import static io.dialstream.events.CallStatus.INITIATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.Given;
import io.dialstream.dialer.testing.TestDialer;
import io.dialstream.dialer.testing.World;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Reasons;
import io.dialstream.foundation.testing.Death;
import io.dialstream.foundation.testing.Fuse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A dialer dies before or after each effect that it has, and another goes on in the same world. Two
 * calls, one slot: nobody is asked for twice, every call ends, and what the provider took is known.
 */
class CrashTest {

    private static final PlaceCall FIRST = Given.call("c", 1, 1);
    private static final PlaceCall SECOND = Given.call("c", 2, 1);
    private static final List<PlaceCall> BOTH = List.of(FIRST, SECOND);
    private static final PlaceCall WITH_MESSAGE =
            Given.answering(
                    FIRST,
                    new AnswerInstructions(
                            null, "Hello", AnsweringMachine.LEAVE_MESSAGE, "Call us."));

    private static final Logger log = LoggerFactory.getLogger(CrashTest.class);

    private static Thread.UncaughtExceptionHandler before;

    @BeforeAll
    static void dieQuietly() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            if (!(e instanceof Death)) {
                log.error("{} has failed", thread, e);
            }
        });
    }

    @AfterAll
    static void dieLoudly() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @ParameterizedTest(name = "callbacks arrive: {0}")
    @ValueSource(booleans = {true, false})
    void losesNothingWhereverItDies(boolean callbacks) {
        for (int moment = 1; ; moment++) {
            var world = new World();
            var died = liveThrough(world, moment, w -> endLiveCalls(w, callbacks));
            for (var call : BOTH) {
                assertWellTold(world, call, moment);
                if (world.provider.requests(call.callId()) == 0) {
                    assertEndedAs(world, call, FAILED, "DIAL_UNKNOWN", moment);
                    assertThat(world.askedAtDeath(call)).as("moment %d", moment).isTrue();
                } else {
                    assertEndedAs(world, call, COMPLETED, null, moment);
                }
            }
            assertThat(world.provider.mostLive("c")).as("moment %d", moment).isOne();
            if (!died) {
                break;
            }
        }
    }

    @Test
    void losesNothingWhereverItDiesWhileOneCallWaitsForTheNextSecond() {
        for (int moment = 1; ; moment++) {
            var world = new World();
            world.allow(1);
            var died = liveThrough(world, moment, w -> endLiveCalls(w, true));
            for (var call : BOTH) {
                assertWellTold(world, call, moment);
                assertThat(world.provider.requests(call.callId())).isLessThanOrEqualTo(1);
            }
            if (!died) {
                break;
            }
        }
    }

    @Test
    void tellsEveryRefusalWhereverItDies() {
        for (int moment = 1; ; moment++) {
            var world = new World();
            world.provider.usually(FakeProvider.REFUSES);
            var died = liveThrough(world, moment, _ -> {});
            for (var call : BOTH) {
                assertWellTold(world, call, moment);
                assertThat(reason(world, call))
                        .as("moment %d", moment)
                        .isEqualTo(world.askedAtDeath(call) ? "DIAL_UNKNOWN" : "PROVIDER_21211");
            }
            if (!died) {
                break;
            }
        }
    }

    @Test
    void asksAgainOnlyWhatWasNotProcessedWhereverItDies() {
        for (int moment = 1; ; moment++) {
            var world = new World();
            for (var call : BOTH) {
                world.provider.on(call.callId(), CrashTest::busyOnce);
            }
            var died = liveThrough(world, moment, w -> endLiveCalls(w, true));
            for (var call : BOTH) {
                assertThat(world.provider.requests(call.callId())).isLessThanOrEqualTo(2);
                assertThat(acceptedOnce(world, call)).as("moment %d", moment).isTrue();
            }
            if (!died) {
                break;
            }
        }
    }

    /**
     * As a process that is stopped, is succeeded by another, and goes on later without knowing what
     * happened.
     */
    @Test
    void asksForNobodyTwiceWhereverItFreezes() {
        var froze = true;
        for (int moment = 1; froze; moment++) {
            var world = new World();
            world.command(FIRST, SECOND);
            var fuse = Fuse.freezing(moment);
            try (var _ = TestDialer.start(world, fuse)) {
                endCallsUntil(world, () -> fuse.frozen() || bothEnded(world));
                froze = fuse.frozen();
                try (var _ = TestDialer.start(world, Fuse.never())) {
                    endCallsUntil(world, () -> bothEnded(world));
                    world.pass(Duration.ofSeconds(6));
                    fuse.thaw();
                    world.pass(Duration.ofMinutes(5));
                }
            }
            for (var call : BOTH) {
                assertWellTold(world, call, moment);
                if (wasGivenUp(world, call) && !fuse.lastEffect().equals("place")) {
                    assertThat(world.provider.requests(call.callId())).isZero();
                }
            }
        }
    }

    private static boolean wasGivenUp(World world, PlaceCall call) {
        return Objects.equals(reason(world, call), "DIAL_UNKNOWN");
    }

    private static void endCallsUntil(World world, BooleanSupplier done) {
        world.until(done, () -> endLiveCalls(world, true));
    }

    private static PlacementAnswer busyOnce(
            io.dialstream.dialer.provider.PlacementRequest request, FakeProvider fake) {
        return fake.requests(request.callId()) == 1
                ? new PlacementAnswer.Busy(Duration.ofSeconds(1), "429")
                : FakeProvider.ACCEPTS.answer(request, fake);
    }

    private static boolean acceptedOnce(World world, PlaceCall call) {
        return world.provider.sid(call.callId()).isPresent()
                || (world.askedAtDeath(call) && wasGivenUp(world, call));
    }

    @Test
    void endsEveryCallOfAStoppedCampaignWhereverItDies() {
        for (int moment = 1; ; moment++) {
            var world = new World();
            world.command(FIRST, SECOND);
            var fuse = Fuse.at(moment);
            boolean died;
            try (var _ = TestDialer.start(world, fuse)) {
                world.until(() -> fuse.blown() || !world.provider.live("c").isEmpty());
                world.move(Given.stopped("c", 1, true));
                world.until(() -> fuse.blown() || world.hasEnded(FIRST));
                died = fuse.blown();
            }
            try (var _ = TestDialer.start(world, Fuse.never())) {
                world.until(() -> isOver(world));
            }
            assertThat(world.provider.requests(SECOND.callId())).isZero();
            assertThat(world.provider.requests(FIRST.callId())).isLessThanOrEqualTo(1);
            if (!died) {
                break;
            }
        }
    }

    /** The message may have been asked for or not; its provider forgets to hang up after it. */
    @Test
    void endsEveryCallThatAMachineHasTakenWhereverItDies() {
        for (int moment = 1; ; moment++) {
            var world = new World();
            world.command(WITH_MESSAGE);
            var fuse = Fuse.at(moment);
            var verdicts = new ArrayList<Instant>();
            boolean died;
            try (var _ = TestDialer.start(world, fuse)) {
                world.until(
                        () -> fuse.blown() || world.hasEnded(WITH_MESSAGE),
                        () -> machineAnswers(world, verdicts));
                died = fuse.blown();
            }
            try (var _ = TestDialer.start(world, Fuse.never())) {
                world.until(
                        () -> world.hasEnded(WITH_MESSAGE), () -> machineAnswers(world, verdicts));
            }
            assertThat(world.provider.live("c")).as("moment %d", moment).isEmpty();
            assertThat(world.provider.messages()).as("moment %d", moment).hasSizeLessThan(2);
            for (var verdict : verdicts) {
                assertThat(end(world, WITH_MESSAGE).recordedAt())
                        .as("moment %d", moment)
                        .isBefore(verdict.plus(Duration.ofMinutes(3)).plusSeconds(30));
            }
            if (!died) {
                assertThat(world.provider.messages()).hasSize(1);
                assertThat(moment).as("moments that were tried").isGreaterThan(15);
                break;
            }
        }
    }

    private static void machineAnswers(World world, List<Instant> verdicts) {
        var sid = world.provider.sid(WITH_MESSAGE.callId());
        if (sid.isPresent() && verdicts.isEmpty()) {
            var now = world.now();
            verdicts.add(now);
            world.provider.move(sid.get(), ANSWERED, null);
            world.log.publishAndWait(Given.callback(WITH_MESSAGE, ANSWERED, sid.get()));
            world.log.publishAndWait(
                    Given.status(
                                    WITH_MESSAGE,
                                    null,
                                    sid.get(),
                                    null,
                                    Reasons.GREETING_ENDED,
                                    false,
                                    now)
                            .answeredBy(AnsweredBy.MACHINE));
        }
    }

    /** Nothing lives, and what was announced has ended. */
    private static boolean isOver(World world) {
        var lane = world.lanes.load(List.of("c")).get("c");
        return lane != null
                && lane.active().isEmpty()
                && world.provider.live("c").isEmpty()
                && (world.statuses(FIRST.callId()).isEmpty() || world.hasEnded(FIRST));
    }

    /** Runs a dialer until it dies, then another to the end. Whether the first one died. */
    private static boolean liveThrough(World world, int moment, Consumer<World> meanwhile) {
        world.command(FIRST, SECOND);
        var fuse = Fuse.at(moment);
        boolean died;
        try (var _ = TestDialer.start(world, fuse)) {
            world.until(() -> fuse.blown() || bothEnded(world), () -> meanwhile.accept(world));
            died = fuse.blown();
        }
        world.rememberWhatWasAsked(BOTH);
        try (var _ = TestDialer.start(world, Fuse.never())) {
            world.until(() -> bothEnded(world), () -> meanwhile.accept(world));
        }
        return died;
    }

    private static boolean bothEnded(World world) {
        return BOTH.stream().allMatch(world::hasEnded);
    }

    private static void endLiveCalls(World world, boolean callbacks) {
        for (var call : BOTH) {
            var sid = world.provider.sid(call.callId());
            if (sid.isPresent() && world.provider.live("c").contains(sid.get())) {
                world.end(call, callbacks);
            }
        }
    }

    /** INITIATED is the first that anybody hears of a call, and it was asked for at most once. */
    private static void assertWellTold(World world, PlaceCall call, int moment) {
        var statuses = world.statuses(call.callId());
        assertThat(statuses.getFirst().status()).as("moment %d", moment).isEqualTo(INITIATED);
        assertThat(world.provider.requests(call.callId()))
                .as("moment %d", moment)
                .isLessThanOrEqualTo(1);
    }

    private static void assertEndedAs(
            World world, PlaceCall call, CallStatus status, @Nullable String reason, int moment) {
        var end = end(world, call);
        assertThat(end.status()).as("moment %d", moment).isEqualTo(status);
        assertThat(end.reason()).as("moment %d", moment).isEqualTo(reason);
    }

    private static CallStatusChanged end(World world, PlaceCall call) {
        return world.statuses(call.callId()).stream()
                .filter(status -> status.status() != null && status.status().isFinal())
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String reason(World world, PlaceCall call) {
        return end(world, call).reason();
    }
}
