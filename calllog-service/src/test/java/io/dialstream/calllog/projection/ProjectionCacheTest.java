package io.dialstream.calllog.projection;

import static io.dialstream.calllog.testing.CallEvents.inCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.foundation.eventlog.EventRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One that remembers, and what becomes of its partition. */
class ProjectionCacheTest {

    private static final CallEvents ONE = inCampaign("c1", "k1");
    private static final CallEvents TWO = inCampaign("c2", "k1");

    private final World world = new World();
    private final Projector projector = world.projector();

    @Test
    void readsACallWhenItBeginsAndItsStatsOnce() {
        oneByOne(projector, 7, ONE.initiated(), ONE.dialing(), ONE.ringing(), ONE.answered());
        oneByOne(projector, 11, TWO.initiated(), ONE.completed(17), TWO.dialing());

        assertThat(world.readCalls).containsExactly(Set.of("c1"), Set.of("c2"));
        assertThat(world.readStats).containsExactly(Set.of("k1"));
    }

    @Test
    void forgetsAPartitionThatDoesNotGoOnWhereItWasAndNoOther() {
        oneByOne(projector, 7, ONE.initiated());
        projector.project(List.of(new EventRecord(other().initiated(), 2, 90)));
        oneByOne(projector, 8, ONE.ringing());
        projector.project(List.of(new EventRecord(other().ringing(), 2, 95)));
        oneByOne(projector, 9, ONE.answered());

        assertThat(world.readCalls)
                .containsExactly(Set.of("c1"), Set.of("c-other"), Set.of("c-other"));
    }

    /** A record that names the call lies elsewhere, and what was known of the call when it came. */
    @Test
    void isNotMisledByAnEventOfTheCallInAnotherPartition() {
        var elsewhere = inCampaign("c1", "k-other");
        oneByOne(projector, 7, ONE.initiated());
        projector.project(List.of(new EventRecord(elsewhere.ringing(), 2, 90)));
        oneByOne(projector, 8, ONE.answered());

        projector.project(
                List.of(
                        new EventRecord(ONE.completed(17), 0, 9),
                        new EventRecord(elsewhere.ringing(), 2, 91)));

        assertThat(world.calls.find("alice", "c1").map(Call::status))
                .contains(CallStatus.COMPLETED);
        assertThat(world.calls.find("alice", "c1").map(Call::answeredAt)).isPresent();
    }

    /**
     * Two consumers of one service, of which one has not noticed that its partition went to the
     * other; a part of what the other has stored is then delivered again.
     */
    @Test
    void doesNotMixWhatTwoConsumersOfAPartitionKnow() {
        var cache = new ProjectionCache(new ProjectionProperties(10));
        var owner = world.projector(() -> {}, cache);
        var ownersBatch = records(8, ONE.ringing(), TWO.initiated());
        var late = world.projector(once(() -> owner.project(ownersBatch)), cache);
        owner.project(records(7, ONE.initiated()));

        late.project(records(8, ONE.ringing()));
        owner.project(records(9, TWO.initiated(), TWO.completed(20)));

        assertThat(counts()).containsExactly(new CallCounts(0, 1, 1, 0, 0, 0, 0, 20));
    }

    @Test
    void readsAgainAfterABatchThatFailed() {
        oneByOne(projector, 7, ONE.initiated());
        world.log.goAway();
        assertThatThrownBy(() -> oneByOne(projector, 8, ONE.completed(17)));
        world.log.comeBack();

        oneByOne(projector, 8, ONE.completed(17));

        assertThat(world.readCalls).containsExactly(Set.of("c1"), Set.of("c1"));
        assertThat(world.readStats).containsExactly(Set.of("k1"), Set.of("k1"));
        assertThat(counts()).containsExactly(new CallCounts(0, 0, 1, 0, 0, 0, 0, 17));
    }

    @Test
    void readsWhatAnotherOwnerHasDoneMeanwhile() {
        oneByOne(projector, 7, ONE.initiated(), ONE.ringing());
        oneByOne(world.projector(), 9, ONE.answered(), TWO.initiated());

        oneByOne(projector, 11, ONE.completed(null));

        assertThat(world.calls.find("alice", "c1").map(Call::durationSeconds)).contains(10);
        assertThat(counts()).containsExactly(new CallCounts(0, 1, 1, 0, 0, 0, 0, 10));
    }

    /** Frozen with a batch in its hands; another owner takes that batch, but not all that comes. */
    @Test
    void countsWhatAnotherOwnerHasStoredThoughItDoesNotKnowThatThereIsOne() {
        oneByOne(projector, 7, ONE.initiated());
        oneByOne(world.projector(), 8, TWO.initiated(), TWO.completed(20));

        var held = List.of(TWO.initiated(), TWO.completed(20), ONE.completed(17));
        projector.project(records(8, held.toArray(CallStatusChanged[]::new)));

        assertThat(counts()).containsExactly(new CallCounts(0, 0, 2, 0, 0, 0, 0, 37));
    }

    @Test
    void changesNothingByARewind() {
        oneByOne(projector, 0, ONE.initiated(), ONE.answered(), ONE.completed(17));
        var stored = world.stored();

        oneByOne(projector, 0, ONE.initiated(), ONE.answered(), ONE.completed(17));

        assertThat(world.stored()).isEqualTo(stored);
        assertThat(world.readCalls).hasSize(2);
    }

    @Test
    void remembersNothingOfNothing() {
        projector.project(List.of());

        assertThat(world.stored()).isEqualTo(new World().stored());
    }

    @Test
    void keepsTheLatestCalls() {
        var forgetful = world.projector(() -> {}, 2);
        oneByOne(forgetful, 7, ONE.initiated(), TWO.initiated(), ONE.dialing());
        oneByOne(forgetful, 10, inCampaign("c3", "k1").initiated(), ONE.ringing(), TWO.ringing());

        assertThat(world.readCalls)
                .containsExactly(Set.of("c1"), Set.of("c2"), Set.of("c3"), Set.of("c2"));
        assertThat(world.calls.find("alice", "c2").map(Call::status)).contains(CallStatus.RINGING);
    }

    private static Runnable once(Runnable action) {
        var left = new ArrayDeque<>(List.of(action));
        return () -> Optional.ofNullable(left.poll()).ifPresent(Runnable::run);
    }

    private static CallEvents other() {
        return inCampaign("c-other", "k-other");
    }

    private List<CallCounts> counts() {
        return world.statistics.all().stream().map(CampaignStats::counts).toList();
    }

    private static void oneByOne(Projector projector, long from, CallStatusChanged... events) {
        records(from, events).forEach(record -> projector.project(List.of(record)));
    }

    private static List<EventRecord> records(long from, CallStatusChanged... events) {
        var records = new ArrayList<EventRecord>();
        Arrays.stream(events)
                .forEach(event -> records.add(new EventRecord(event, 0, from + records.size())));
        return records;
    }
}
