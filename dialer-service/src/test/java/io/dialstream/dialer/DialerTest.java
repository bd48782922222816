package io.dialstream.dialer;

import static io.dialstream.events.CallStatus.COMPLETED;
import static io.dialstream.events.CallStatus.DIALING;
import static io.dialstream.events.CallStatus.FAILED;
import static io.dialstream.events.CallStatus.INITIATED;
import static io.dialstream.events.CallStatus.RINGING;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.lane.FlakyLanes;
import io.dialstream.dialer.lane.InMemoryLanes;
import io.dialstream.dialer.lane.Lane;
import io.dialstream.dialer.placement.FlakyPlacements;
import io.dialstream.dialer.placement.InMemoryPlacements;
import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.Capabilities.Answer;
import io.dialstream.dialer.provider.MessageAnswer;
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
import io.dialstream.events.ProviderCallIds;
import io.dialstream.events.Reasons;
import io.dialstream.foundation.testing.Fuse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole dialer without Kafka and MongoDB. */
class DialerTest {

    private static final PlaceCall FIRST = Given.call("c", 1, 1);
    private static final PlaceCall SECOND = Given.call("c", 2, 1);
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private World world = new World();
    private @Nullable TestDialer dialer;

    @AfterEach
    void close() {
        if (dialer != null) {
            dialer.close();
        }
    }

    @Test
    void dialsNothingWhenTheStopLiesInTheLogAndWasNotDelivered() {
        world.campaignEvents.write(Given.stopped("c", 1, false), 0);
        start();
        world.command(FIRST, SECOND);
        world.command(Given.call("other", 1, 1));

        until(() -> world.provider.requestsIn("other").size() == 1);
        assertThat(world.provider.requestsIn("c")).isEmpty();
        assertThat(world.statuses(FIRST.callId())).isEmpty();
    }

    @Test
    void refillsNoSlotWhenThePauseLiesInTheLogAndWasNotDelivered() {
        start();
        world.command(FIRST, SECOND);
        until(() -> isLive(FIRST));
        world.campaignEvents.write(Given.paused("c", 1), 0);
        world.end(FIRST, true);
        world.command(Given.call("other", 1, 1));

        until(() -> world.provider.requestsIn("other").size() == 1);
        assertThat(world.provider.requests(SECOND.callId())).isZero();
        world.move(Given.resumed("c", 2));
        until(() -> isLive(SECOND));
    }

    /** A start or resume may be old news by the time it is delivered. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void startsNothingOnAMoveThatWasTakenBackInTheLog(boolean resume) {
        var go = resume ? Given.resumed("c", 2) : Given.started("c", 2);
        start();
        world.move(Given.paused("c", 1));
        world.command(FIRST);
        until(() -> !lanes().isEmpty() && lane().waiting().size() == 1);
        world.campaignEvents.write(go, 0);
        world.campaignEvents.write(Given.paused("c", 3), 0);
        world.log.publishAndWait(go);
        world.command(Given.call("other", 1, 1));

        until(() -> world.provider.requestsIn("other").size() == 1);
        assertThat(world.provider.requestsIn("c")).isEmpty();
        assertThat(world.statuses(FIRST.callId())).isEmpty();
    }

    @Test
    void doesNotDialWhileTheLogIsAway() {
        world.command(FIRST);
        world.log.goAway();
        start();

        until(() -> world.placements.find(FIRST.callId()).isPresent());
        assertThat(world.provider.requests()).isEmpty();
        world.log.comeBack();
        until(() -> isLive(FIRST));
        until(() -> statuses(FIRST).equals(List.of(INITIATED, DIALING)));
        assertThat(world.provider.requests(FIRST.callId())).isOne();
    }

    /** The store is away when "is being asked" is to be written, or when the answer is. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void remembersWhatTheStoreDoesNotKnowYet(int failingMove) {
        for (var written : List.of(true, false)) {
            world =
                    new World(
                            new FlakyPlacements(Set.of(failingMove), written), new InMemoryLanes());
            world.command(FIRST);
            start();
            until(() -> statuses(FIRST).contains(DIALING));
            assertThat(world.provider.requests(FIRST.callId())).isOne();
            assertThat(statuses(FIRST)).doesNotContain(FAILED);
            close();
        }
    }

    /** The store is away when a lane takes a call in, gives it its slot, or lets it go. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void keepsNoSlotEmptyForASaveOfWhichNothingWasHeard(int failingSave) {
        for (var written : List.of(true, false)) {
            world = new World(new InMemoryPlacements(), new FlakyLanes(failingSave, written));
            world.command(FIRST, SECOND);
            start();
            until(() -> isLive(FIRST));
            world.end(FIRST, true);
            until(() -> isLive(SECOND));
            assertThat(world.provider.requests(FIRST.callId())).isOne();
            assertThat(world.provider.requests(SECOND.callId())).isOne();
            close();
        }
    }

    /** No room for the moment; something happens while the provider is asked. */
    private static PlacementAnswer busyAfter(Runnable meanwhile) {
        meanwhile.run();
        return new PlacementAnswer.Busy(Duration.ofSeconds(1), "429");
    }

    @Test
    void doesNotAskAgainWhilePausedAndEndsTheCallWhenStopped() {
        world.provider.usually((_, _) -> busyAfter(() -> world.move(Given.paused("c", 1))));
        start();
        world.command(FIRST);
        world.pass(A_WHILE);
        assertThat(world.provider.requests(FIRST.callId())).isOne();
        world.move(Given.stopped("c", 2, false));

        until(() -> world.hasEnded(FIRST));
        assertThat(statuses(FIRST)).containsExactly(INITIATED, FAILED);
        assertThat(end(FIRST).reason()).isEqualTo("CANCELED");
    }

    @Test
    void doesNotAskAgainWhenThePauseLiesInTheLogAndWasNotDelivered() {
        world.provider.usually(
                (_, _) -> busyAfter(() -> world.campaignEvents.write(Given.paused("c", 1), 0)));
        start();
        world.command(FIRST);
        world.pass(A_WHILE);

        assertThat(world.provider.requests(FIRST.callId())).isOne();
    }

    @Test
    void asksAgainWhatWasNotProcessedWhenTheCampaignIsResumed() {
        world.provider.next((_, _) ->
                busyAfter(() -> {
                    world.move(Given.paused("c", 1));
                    world.move(Given.resumed("c", 2));
                }));
        start();
        world.command(FIRST);

        until(() -> isLive(FIRST));
        assertThat(world.provider.requests(FIRST.callId())).isEqualTo(2);
    }

    @Test
    void holdsTheLaneWhenTheCredentialsAreRefused() {
        world.provider.usually(FakeProvider.UNAUTHORIZED);
        start();
        world.command(FIRST, SECOND);

        until(() -> world.hasEnded(FIRST));
        assertThat(end(FIRST).reason()).isEqualTo("PROVIDER_20003");
        assertThat(end(FIRST).leadReturned()).isTrue();
        world.command(Given.call("other", 1, 1));
        until(() -> world.provider.requestsIn("other").size() == 1);
        assertThat(world.provider.requests(SECOND.callId())).isZero();
    }

    @Test
    void returnsNoLeadOfASingleCall() {
        world.provider.usually(FakeProvider.UNAUTHORIZED);
        start();
        var single = Given.singleCall("single-1");
        world.command(single);

        until(() -> world.hasEnded(single));
        assertThat(end(single).leadReturned()).isFalse();
    }

    @Test
    void settlesAnUnclearCallByItsFirstCallback() {
        world.provider.on(
                FIRST.callId(),
                (request, provider) -> {
                    provider.forget(provider.accept(request));
                    return new PlacementAnswer.Unclear("Timed out");
                });
        start();
        world.command(FIRST);
        until(() -> world.provider.requests(FIRST.callId()) == 1);
        world.log.publishAndWait(Given.callback(FIRST, RINGING, "CA0001"));

        until(() -> statuses(FIRST).contains(DIALING));
        assertThat(world.placements.isTaken("CA0001")).isTrue();
        assertThat(gauge("dialstream.placements.unclear")).isZero();
    }

    /** The provider's list lags, and shows a stranger's call between the same numbers. */
    @Test
    void believesACallbackMoreThanWhatWasFoundInTheList() {
        world.provider.on(
                FIRST.callId(),
                (request, provider) -> {
                    provider.forget(provider.accept(request));
                    provider.accept(request);
                    return new PlacementAnswer.Unclear("Timed out");
                });
        start();
        world.command(FIRST, SECOND);
        until(() -> world.placements.isTaken("CA0002"));
        until(() -> statuses(FIRST).contains(DIALING));
        assertThat(told(FIRST)).isEmpty();

        world.log.publishAndWait(Given.callback(FIRST, RINGING, "CA0001"));
        until(() -> !told(FIRST).isEmpty());
        assertThat(told(FIRST)).containsExactly("CA0001");
        assertThat(world.placements.isTaken("CA0002")).isFalse();

        world.log.publishAndWait(Given.callback(FIRST, COMPLETED, "CA0001"));
        until(() -> isLive(SECOND));
    }

    /** The ids that everybody who reads the log holds on to. */
    private List<String> told(PlaceCall call) {
        return world.statuses(call.callId()).stream()
                .filter(ProviderCallIds::isTold)
                .map(CallStatusChanged::providerCallId)
                .toList();
    }

    @Test
    void remembersWhatTheEndOfAnUnclearCallTold() {
        world.provider.on(
                FIRST.callId(),
                (request, provider) -> {
                    provider.forget(provider.accept(request));
                    return new PlacementAnswer.Unclear("Timed out");
                });
        start();
        world.command(FIRST);
        until(() -> world.provider.requests(FIRST.callId()) == 1);
        world.log.publishAndWait(Given.callback(FIRST, COMPLETED, "CA0001"));

        until(() -> world.placements.isTaken("CA0001"));
        assertThat(statuses(FIRST)).containsExactly(INITIATED, COMPLETED);
    }

    @Test
    void hearsACallbackThatComesBeforeTheAnswer() {
        var answer = new CountDownLatch(1);
        world.provider.on(
                FIRST.callId(),
                (request, provider) -> {
                    var sid = provider.accept(request);
                    for (var status : List.of(DIALING, RINGING, COMPLETED)) {
                        world.log.publishAndWait(Given.callback(FIRST, status, sid));
                    }
                    awaitQuietly(answer);
                    return new PlacementAnswer.Accepted(sid);
                });
        start();
        world.command(FIRST, SECOND);
        until(() -> world.hasEnded(FIRST));
        world.settle();
        assertThat(lane().active()).noneMatch(active -> active.call().equals(FIRST));
        answer.countDown();

        until(() -> isLive(SECOND));
        assertThat(world.provider.requests(FIRST.callId())).isOne();
    }

    @Test
    void handsALaneOverOnlyAfterWhatIsUnderWay() {
        var answer = new CountDownLatch(1);
        world.provider.on(
                FIRST.callId(),
                (request, provider) -> {
                    awaitQuietly(answer);
                    return FakeProvider.ACCEPTS.answer(request, provider);
                });
        start();
        world.command(FIRST);
        until(() -> world.provider.requests(FIRST.callId()) == 1);
        var handedOver = running().givesUp(true);
        world.settle();
        assertThat(handedOver.getAsBoolean()).isFalse();
        answer.countDown();
        world.settle();

        assertThat(handedOver.getAsBoolean()).isTrue();
        assertThat(statuses(FIRST)).contains(DIALING);
        world.command(SECOND, Given.call("other", 1, 1));
        world.pass(A_WHILE);
        assertThat(world.provider.requestsIn("other")).isEmpty();
    }

    @Test
    void goesOnWithALaneThatComesBack() {
        start();
        world.command(FIRST, SECOND);
        until(() -> isLive(FIRST));
        var _ = running().givesUp(false);
        world.settle();
        assertThat(gauge("dialstream.calls.live")).isZero();
        running().gains();
        until(() -> gauge("dialstream.calls.live") == 1);
        world.end(FIRST, false);

        until(() -> isLive(SECOND));
    }

    @Test
    void saysThatACallIsLostThatTheProviderDoesNotKnow() {
        start();
        world.command(FIRST);
        until(() -> isLive(FIRST));
        world.provider.forget(world.provider.sid(FIRST.callId()).orElseThrow());

        until(() -> world.hasEnded(FIRST));
        assertThat(end(FIRST).reason()).isEqualTo("UNKNOWN");
        assertThat(end(FIRST).detail()).isNotBlank();
    }

    @Test
    void countsWhatItDoes() {
        start();
        world.command(FIRST, SECOND);
        until(() -> isLive(FIRST));
        until(() -> gauge("dialstream.calls.live") == 1);
        world.provider.next(FakeProvider.REFUSES);
        world.end(FIRST, true);
        until(() -> world.hasEnded(SECOND));

        assertThat(placed("accepted")).isOne();
        assertThat(placed("refused")).isOne();
        assertThat(running().metrics().get("dialstream.slot.refill").timer().count()).isOne();
        until(() -> gauge("dialstream.lanes.owned") == 0);
    }

    /** The vendor had no room for the greeting, and has room again when the beep is told. */
    @Test
    void letsAMachineHearNothingAfterItsMessage() {
        var call = answeredAtAVendorWithoutRoom();

        world.log.publishAndWait(
                Given.finding(call, Reasons.GREETING_ENDED, sid(call), Given.NOON)
                        .answeredBy(AnsweredBy.MACHINE));
        world.provider.takesMessages(MessageAnswer.TAKEN);
        world.settle();
        assertThat(world.provider.messages()).hasSize(1);
        world.pass(Duration.ofMinutes(1));

        assertThat(world.provider.instructed()).hasSize(1);
    }

    @Test
    void leavesACallToWhoeverHasItsLane() {
        var call = answeredAtAVendorWithoutRoom();

        var gone = running().givesUp(true);
        until(gone);
        world.pass(Duration.ofMinutes(1));

        assertThat(world.provider.instructed()).hasSize(1);
        assertThat(world.provider.live("c")).containsExactly(sid(call));
    }

    private PlaceCall answeredAtAVendorWithoutRoom() {
        world.provider.can(
                Capabilities.of(
                                Answer.PUSH,
                                Ability.FETCHES_CALLS,
                                Ability.NAMES_CALLS_AT_ONCE,
                                Ability.SHOWS_ENDS_AT_ONCE)
                        .repeatableFor(Duration.ofSeconds(50)));
        world.provider.takesMessages(MessageAnswer.BUSY);
        var call =
                Given.answering(
                        FIRST,
                        new AnswerInstructions(
                                null, "Hello", AnsweringMachine.LEAVE_MESSAGE, "Call us."));
        start();
        world.command(call);
        until(() -> isLive(call));
        world.log.publishAndWait(Given.callback(call, CallStatus.ANSWERED, sid(call)));
        world.settle();
        assertThat(world.provider.instructed()).hasSize(1);
        return call;
    }

    private String sid(PlaceCall call) {
        return world.provider.sid(call.callId()).orElseThrow();
    }

    private double placed(String outcome) {
        return running()
                .metrics()
                .get("dialstream.calls.placed")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private double gauge(String name) {
        return running().metrics().get(name).gauge().value();
    }

    private void start() {
        dialer = TestDialer.start(world, Fuse.never());
    }

    private TestDialer running() {
        return Objects.requireNonNull(dialer);
    }

    private Lane lane() {
        return Objects.requireNonNull(lanes().get("c"));
    }

    private Map<String, Lane> lanes() {
        return world.lanes.load(List.of("c"));
    }

    private boolean isLive(PlaceCall call) {
        return world.provider.sid(call.callId()).isPresent()
                && lane().active().stream()
                        .anyMatch(active ->
                                active.call().equals(call) && active.providerCallId() != null);
    }

    private List<CallStatus> statuses(PlaceCall call) {
        return world.statuses(call.callId()).stream()
                .<CallStatus>mapMulti((status, statuses) -> {
                    if (status.status() != null) {
                        statuses.accept(status.status());
                    }
                })
                .toList();
    }

    private CallStatusChanged end(PlaceCall call) {
        return world.statuses(call.callId()).getLast();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void until(BooleanSupplier condition) {
        world.until(condition);
    }
}
