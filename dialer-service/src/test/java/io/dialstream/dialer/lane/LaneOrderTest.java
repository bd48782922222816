package io.dialstream.dialer.lane;

import static io.dialstream.dialer.testing.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.dialer.lane.LaneEffect.Place;
import io.dialstream.dialer.lane.LaneInput.CampaignChanged;
import io.dialstream.dialer.lane.LaneInput.Commanded;
import io.dialstream.dialer.lane.LaneInput.DeadlinePassed;
import io.dialstream.dialer.lane.LaneInput.GivenBack;
import io.dialstream.dialer.lane.LaneInput.Recovered;
import io.dialstream.dialer.lane.LaneInput.StatusChanged;
import io.dialstream.dialer.testing.Given;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CampaignEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the order in which a lane hears things, and however often. */
class LaneOrderTest {

    private static final LanePolicy POLICY = LanePolicies.usual(Duration.ofSeconds(60));

    private static final List<CallStatus> STATUSES = List.of(CallStatus.values());

    static Stream<Long> seeds() {
        return IntStream.range(0, 500).mapToObj(Long::valueOf);
    }

    /** Three calls, two of which end, in a campaign that is paused and resumed. */
    @ParameterizedTest
    @MethodSource("seeds")
    void endsInTheSameStateInAnyOrder(long seed) {
        var inputs = new ArrayList<LaneInput>();
        for (int n = 1; n <= 3; n++) {
            for (var status : List.of(CallStatus.DIALING, CallStatus.RINGING)) {
                inputs.add(statusChanged(n, status));
            }
        }
        inputs.add(statusChanged(1, CallStatus.COMPLETED));
        inputs.add(statusChanged(2, CallStatus.MISSED));
        inputs.add(new CampaignChanged(Given.started("c", 1)));
        inputs.add(new CampaignChanged(Given.paused("c", 2)));
        inputs.add(new CampaignChanged(Given.resumed("c", 3)));
        inputs.addAll(List.copyOf(inputs));
        var usual = POLICY.decide(threeLiveCalls(), inputs, NOON).lane();
        Collections.shuffle(inputs, new Random(seed));

        var shuffled = POLICY.decide(threeLiveCalls(), inputs, NOON).lane();

        assertThat(shuffled).isEqualTo(usual);
        assertThat(shuffled.active()).extracting(ActiveCall::callId).containsExactly("c-3-1");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverExceedsTheLimitNorStartsACallTwiceNorStartsOneWhileClosed(long seed) {
        var random = new Random(seed);
        var lane = Lane.empty("c", 0, "c");
        var revision = new Revisions(random);
        var limit = 1 + random.nextInt(4);
        var started = new HashSet<String>();
        for (int step = 0; step < 200; step++) {
            var before = lane;
            var decision =
                    POLICY.decide(lane, random(random, revision, limit), NOON.plusSeconds(step));
            lane = decision.lane();
            assertThat(lane.active().size()).isLessThanOrEqualTo(limit);
            var fresh = startedBetween(before, lane);
            assertThat(fresh).allMatch(started::add);
            if (!fresh.isEmpty()) {
                assertThat(lane.control().state()).isEqualTo(LaneState.OPEN);
                assertThat(lane.control().held()).isFalse();
                assertThat(placedBy(decision)).containsAll(fresh);
            }
            assertThat(hasRoomForTheWaiting(lane)).isFalse();
        }
    }

    private static boolean hasRoomForTheWaiting(Lane lane) {
        return lane.hasRoom()
                && !lane.waiting().isEmpty()
                && lane.control().state() == LaneState.OPEN
                && !lane.control().held();
    }

    private static List<String> startedBetween(Lane before, Lane after) {
        return after.active().stream()
                .map(ActiveCall::callId)
                .filter(id -> before.active(id).isEmpty())
                .toList();
    }

    private static List<String> placedBy(LaneDecision decision) {
        return decision.effects().stream()
                .filter(Place.class::isInstance)
                .map(effect -> ((Place) effect).call().callId())
                .toList();
    }

    private static Lane threeLiveCalls() {
        var commands =
                IntStream.rangeClosed(1, 3)
                        .<LaneInput>mapToObj(n -> new Commanded(Given.call("c", n, 3)))
                        .toList();
        return POLICY.decide(Lane.empty("c", 0, "c"), commands, NOON).lane();
    }

    private static StatusChanged statusChanged(int n, CallStatus status) {
        return new StatusChanged(Given.callback(Given.call("c", n, 3), status, "CA" + n));
    }

    /** Commands are never repeated here: those of ended calls are kept out by their placements. */
    private static final class Revisions {
        private final Random random;
        private final Map<String, Integer> commanded = new HashMap<>();
        private long revision;

        Revisions(Random random) {
            this.random = random;
        }

        long next() {
            revision += random.nextInt(2);
            return revision;
        }

        int nextCall() {
            return commanded.merge("calls", 1, Integer::sum);
        }

        int anyCall() {
            return 1 + random.nextInt(1 + commanded.getOrDefault("calls", 0));
        }
    }

    private static LaneInput random(Random random, Revisions revisions, int limit) {
        int n = revisions.anyCall();
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> new Commanded(Given.call("c", revisions.nextCall(), limit));
            case 4, 5 -> statusChanged(n, STATUSES.get(random.nextInt(STATUSES.size())));
            case 6, 7 -> statusChanged(n, CallStatus.COMPLETED);
            case 8 -> new StatusChanged(Given.leadReturned(Given.call("c", n, limit)));
            case 9 -> new CampaignChanged(move(random, revisions.next()));
            case 10 -> new GivenBack(Given.call("c", n, limit).callId());
            default -> random.nextBoolean() ? new DeadlinePassed() : new Recovered();
        };
    }

    private static CampaignEvent move(Random random, long revision) {
        return switch (random.nextInt(12)) {
            case 0 -> Given.stopped("c", revision, random.nextBoolean());
            case 1 -> Given.completed("c", revision);
            case 2, 3, 4 -> Given.paused("c", revision);
            case 5, 6, 7 -> Given.started("c", revision);
            default -> Given.resumed("c", revision);
        };
    }
}
