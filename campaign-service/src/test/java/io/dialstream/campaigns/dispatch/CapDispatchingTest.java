package io.dialstream.campaigns.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.cap.Callee;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.rules.AttemptCap;
import io.dialstream.campaigns.rules.CallStart;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.campaigns.rules.Retry;
import io.dialstream.campaigns.rules.RetryOutcome;
import io.dialstream.campaigns.rules.RetryRule;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.singlecall.SingleCall;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.problem.ConflictException;
import io.dialstream.foundation.testing.Death;
import io.dialstream.foundation.testing.Fuse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Numbers that are called no more often than a cap allows, on the machinery that calls them. */
class CapDispatchingTest {

    private static final Rules ONCE_AN_HOUR = Rules.NONE.with(new AttemptCap(1, 3_600, null));

    private World world = World.withoutCrashes();

    /** What the dialer has done something about. */
    private final Set<PlaceCall> answered = new HashSet<>();

    /** When calls have begun. */
    private final Map<String, Instant> starts = new HashMap<>();

    private void goOn() {
        do {
            world.alarm.runDue();
        } while (world.deliver(500));
    }

    private void callAll() {
        goOn();
        while (world.dialNext(CallStatus.COMPLETED)) {
            goOn();
        }
    }

    private Lead lead(String campaign, int position) {
        return world.leadsOf(campaign).get(position - 1);
    }

    private List<String> commanded() {
        return world.commands().stream().map(PlaceCall::callId).toList();
    }

    private static PhoneNumber number(int position) {
        return World.leadsOf("any", position).getLast().phoneNumber();
    }

    private List<CallStart> callsTo(int position) {
        return world.recent.find(List.of(new Callee("ann", number(position)))).stream()
                .flatMap(calls -> calls.calls().stream())
                .toList();
    }

    @Test
    void whoWasCalledByAnotherCampaignWaitsUntilTheCapAllowsIt() {
        world.create("a", 2, 5);
        callAll();
        world.alarm.pass(Duration.ofMinutes(5));
        world.create("b", 3, 5, ONCE_AN_HOUR);
        callAll();

        assertThat(commanded()).containsExactly("a-1-1", "a-2-1", "b-3-1");
        assertThat(lead("b", 1))
                .returns(LeadStatus.WAITING, Lead::status)
                .returns("CAP", Lead::reason)
                .returns(0, Lead::attempts);
        assertThat(world.campaign("b").waitingLeads()).isEqualTo(2);

        world.alarm.pass(Duration.ofMinutes(61));
        callAll();
        assertThat(commanded()).containsExactly("a-1-1", "a-2-1", "b-3-1", "b-1-1", "b-2-1");
        assertThat(world.campaign("b").completedLeads()).isEqualTo(3);
    }

    /** The dialer says when a call has begun, so that nobody waits longer than needed. */
    @Test
    void countsFromTheStartOfACall() {
        world.create("b", 1, 5, ONCE_AN_HOUR);
        goOn();
        assertThat(callsTo(1))
                .containsExactly(
                        new CallStart(
                                "b-1-1", MovableClock.START, MovableClock.START.plusSeconds(60)));
        world.alarm.pass(Duration.ofSeconds(7));
        world.place(world.commands().getFirst());
        goOn();

        assertThat(callsTo(1))
                .containsExactly(CallStart.at("b-1-1", MovableClock.START.plusSeconds(7)));
    }

    @Test
    void aSecondLeadWithTheSameNumberIsNotCalledAtTheSameTime() {
        world.createWithOneNumber("b", 3, 5, ONCE_AN_HOUR);
        callAll();

        assertThat(commanded()).containsExactly("b-1-1");
        assertThat(world.campaign("b").waitingLeads()).isEqualTo(2);
        assertThat(lead("b", 3).reason()).isEqualTo("CAP");
    }

    @Test
    void anotherAttemptWaitsForTheCapAsWell() {
        var rules =
                new Rules(
                        new Retry(2, List.of(new RetryRule(RetryOutcome.BUSY, List.of(5), null))),
                        null,
                        null,
                        null,
                        null,
                        new AttemptCap(5, 3_600, 600),
                        null);
        world.create("b", 1, 5, rules);
        goOn();
        var command = world.commands().getFirst();
        world.place(command);
        goOn();
        world.say(command, CallStatus.MISSED, false);
        goOn();

        assertThat(lead("b", 1).nextAttemptAt()).isEqualTo(MovableClock.START.plusSeconds(600));
    }

    @Test
    void aRefusedNumberCountsForNothing() {
        world.create("c", 2, 5, ONCE_AN_HOUR);
        goOn();
        world.log.publishAndWait(DispatchFixtures.ended(1, CallStatus.FAILED, "PROVIDER_21211"));
        world.log.publishAndWait(DispatchFixtures.ended(2, CallStatus.FAILED, "SIP_480"));
        goOn();

        assertThat(lead("c", 1).status()).isEqualTo(LeadStatus.DONE);
        assertThat(callsTo(1)).isEmpty();
        assertThat(callsTo(2)).as("may have been found in the provider's list").hasSize(1);
    }

    /** Another instance may have resumed it meanwhile, and asked for the same call anew. */
    @Test
    void whatExpiresWhileTheCampaignIsPausedStaysReserved() {
        world.create("c", 1, 5, ONCE_AN_HOUR);
        goOn();
        var command = world.commands().getFirst();
        world.shells.moves().request("ann", "c", new CampaignMove.Pause(null));
        goOn();
        world.alarm.pass(Duration.ofSeconds(75));
        var notAfter = Objects.requireNonNull(command.notAfter());
        world.log.publishAndWait(
                CallStatusChanged.expired(command, notAfter, world.clock.instant()));
        goOn();

        assertThat(callsTo(1)).hasSize(1);
    }

    @Test
    void nobodyIsCalledWhileRecentCallsCannotBeReadAndThenAllAre() {
        world.create("b", 3, 5, ONCE_AN_HOUR);
        world.recent.goAway();
        goOn();
        assertThat(commanded()).isEmpty();

        world.recent.comeBack();
        world.alarm.pass(Duration.ofSeconds(5));
        callAll();
        assertThat(commanded()).hasSize(3);
    }

    @Test
    void aSingleCallOverTheCapOfTheDeploymentIsRefused() {
        world.deployment = new DeploymentRules(null, new AttemptCap(1, 3_600, null));
        world.restart();
        var first = world.singleCalls().place(single("s"));
        goOn();

        assertThat(world.singleCalls().place(single("s"))).as("the same again").isEqualTo(first);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> world.singleCalls().place(single("t")))
                .returns("CAP", ConflictException::reason);
        assertThat(world.singleCalls().find("ann", "t")).isEmpty();
        assertThat(commanded()).containsExactly("s");
    }

    /**
     * Nobody is told that a call is placed which the cap then holds back for a day. In a minute the
     * first one has begun, or has come back.
     */
    @Test
    void ofTwoSingleCallsThatComeTogetherOneIsRefused() {
        world.deployment = new DeploymentRules(null, new AttemptCap(1, 3_600, null));
        world.restart();
        world.singleCalls().place(single("s"));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> world.singleCalls().place(single("t")))
                .returns(Duration.ofMinutes(1), ConflictException::retryAfter);
    }

    private static SingleCall single(String id) {
        return new SingleCall(id, "ann", "reminder", "Ada", number(1), MovableClock.START);
    }

    /** Two campaigns with the same numbers, one after the other, and a death at every write. */
    @Test
    void eachNumberIsCalledOnceWhereverTheProcessEnds() {
        int moment = 1;
        while (cappedWithCrashAt(Fuse.at(moment))) {
            moment++;
        }
        assertThat(moment).as("moments that were tried").isGreaterThan(60);
    }

    private boolean cappedWithCrashAt(Fuse fuse) {
        world = new World(fuse);
        answered.clear();
        starts.clear();
        until(() -> world.campaigns.find("a").isPresent(), () -> world.create("a", 3, 1));
        until(
                () -> world.campaigns.find("b").isPresent(),
                () -> world.createWithOneNumber("b", 2, 2, ONCE_AN_HOUR));
        until(() -> isDone("a") && isDone("b"), this::step);

        assertThat(starts.keySet().stream().map(callId -> callId.replaceAll("-\\d+$", "")))
                .as("each lead once, under whatever number")
                .containsExactlyInAnyOrder("a-1", "a-2", "a-3", "b-1", "b-2");
        assertThat(lead("b", 1).attempts()).isEqualTo(1);
        var toOneNumber =
                starts.entrySet().stream()
                        .filter(it -> !it.getKey().matches("a-[23]-1"))
                        .map(Map.Entry::getValue)
                        .sorted()
                        .toList();
        for (int n = 1; n < toOneNumber.size(); n++) {
            assertThat(Duration.between(toOneNumber.get(n - 1), toOneNumber.get(n)))
                    .isGreaterThanOrEqualTo(Duration.ofHours(1));
        }
        return fuse.blown();
    }

    private boolean isDone(String id) {
        return world.dispatches.load(List.of(id)).containsKey(id)
                && world.leadsOf(id).stream().allMatch(lead -> lead.status() == LeadStatus.DONE);
    }

    private void step() {
        world.alarm.runDue();
        if (!world.deliver(3) && !answerNext()) {
            world.alarm.pass(Duration.ofSeconds(30));
        }
    }

    /** Calls, or gives back what has expired, by the last words that were said of a call. */
    private boolean answerNext() {
        var last = new LinkedHashMap<String, PlaceCall>();
        world.log.published(PlaceCall.class).forEach(call -> last.put(call.callId(), call));
        for (var call : last.values()) {
            if (!starts.containsKey(call.callId()) && answered.add(call)) {
                answer(call);
                return true;
            }
        }
        return false;
    }

    private void answer(PlaceCall call) {
        var now = world.clock.instant();
        var notAfter = Objects.requireNonNull(call.notAfter());
        if (notAfter.isAfter(now)) {
            starts.put(call.callId(), now);
            world.place(call);
            world.say(call, CallStatus.COMPLETED, false);
        } else {
            world.log.publishAndWait(CallStatusChanged.expired(call, notAfter, now));
        }
    }

    private void until(BooleanSupplier reached, Runnable step) {
        for (int n = 0; n < 1_000; n++) {
            if (reached.getAsBoolean()) {
                return;
            }
            try {
                step.run();
            } catch (Death _) {
                world.restart();
            }
        }
        throw new AssertionError("never reached: " + world.dispatches.all());
    }
}
