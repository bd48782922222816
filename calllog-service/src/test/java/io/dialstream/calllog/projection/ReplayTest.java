package io.dialstream.calllog.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.call.Call;
import io.dialstream.events.CallRecorded;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignStatsChanged;
import io.dialstream.foundation.eventlog.EventRecord;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The invariant of the projection: what is stored is a function of the records alone, whatever
 * crashed, was delivered again, in which batches, and whoever else was at work.
 */
@Timeout(120)
class ReplayTest {

    private static final int STREAMS = 500;
    private static final int CRASHES = 6;
    private static final int MOST_STEPS = 60;

    @Test
    void aCrashAtEveryStepAndAReplayFromTheStartGiveTheSameDocuments() {
        for (int seed = 0; seed < STREAMS / 20; seed++) {
            var records = new RandomStream(new Random(seed)).records();
            var expected = projectedOneByOne(records);
            int step = 1;
            var world = new World();
            while (crashAt(step, world, records)) {
                world.projector().project(records);
                assertSame(seed, world, expected);
                world = new World();
                step++;
            }
            assertThat(step).isGreaterThan(records.size());
        }
    }

    @Test
    void crashesAnywhereAndReplaysFromAnywhereGiveTheSameDocuments() {
        for (int seed = 0; seed < STREAMS; seed++) {
            var random = new Random(seed);
            var records = new RandomStream(random).records();
            var expected = projectedOneByOne(records);
            var world = projectedWithCrashes(records, random);
            assertSame(seed, world, expected);
        }
    }

    @Test
    void anOwnerThatDoesNotKnowThatItLostItsPartitionDoesNoHarm() {
        for (int seed = 0; seed < STREAMS; seed++) {
            var random = new Random(seed);
            var records = new RandomStream(random).records();
            var expected = projectedOneByOne(records);
            var world = projectedByTwoOwners(records, random);
            assertSame(seed, world, expected);
        }
    }

    @Test
    void ownersThatRememberDoNoHarmWhateverTheyMissed() {
        for (int seed = 0; seed < STREAMS; seed++) {
            var random = new Random(seed);
            var records = new RandomStream(random).records();
            var expected = projectedOneByOne(records);
            var world = new World();
            new Owners(world, records, random).project();
            assertSame(seed, world, expected);
        }
    }

    @Test
    void consumersThatShareAMemoryDoNoHarmEither() {
        for (int seed = 0; seed < STREAMS; seed++) {
            var random = new Random(seed);
            var records = new RandomStream(random).records();
            var expected = projectedOneByOne(records);
            var world = new World();
            new Owners(world, records, random, Owners.cache(random)).project();
            assertSame(seed, world, expected);
        }
    }

    @Test
    void theStatsAreTheSumOfTheCallsAndEveryEndedCallIsInOneNumber() {
        for (int seed = 0; seed < STREAMS; seed++) {
            var world = projectedOneByOne(new RandomStream(new Random(seed)).records());
            for (var stats : world.statistics.all()) {
                var ofCalls = callsOf(world, stats.campaignId());
                var sum =
                        ofCalls.stream()
                                .map(CallCounts::of)
                                .reduce(CallCounts.ZERO, CallCounts::plus);
                assertThat(stats.counts()).as("seed %d", seed).isEqualTo(sum);
                assertThat(sum.successful() + sum.failed() + sum.missed() + sum.noAnswer())
                        .isEqualTo(ofCalls.stream().filter(c -> c.ending() != null).count());
            }
        }
    }

    private static List<Call> callsOf(World world, String campaignId) {
        return world.calls.all().stream()
                .filter(call -> Objects.equals(call.callee().campaignId(), campaignId))
                .toList();
    }

    private static void assertSame(int seed, World world, World expected) {
        assertThat(world.stored()).as("seed %d", seed).isEqualTo(expected.stored());
        assertThat(lastStats(world)).as("seed %d", seed).isEqualTo(lastStats(expected));
        assertThat(recordedCalls(world)).as("seed %d", seed).isEqualTo(recordedCalls(expected));
        assertThat(world.published(CallStatusChanged.class))
                .as("seed %d", seed)
                .isEqualTo(expected.published(CallStatusChanged.class));
    }

    /** The stats of the highest revision; a revision never says two different things. */
    private static Object lastStats(World world) {
        var all = world.log.published(CampaignStatsChanged.class);
        assertThat(all.stream().distinct())
                .hasSize((int) all.stream().map(CampaignStatsChanged::eventId).distinct().count());
        BinaryOperator<CampaignStatsChanged> later =
                (one, other) -> one.revision() > other.revision() ? one : other;
        return all.stream()
                .collect(Collectors.toMap(CampaignStatsChanged::campaignId, s -> s, later));
    }

    /** Their whole wording; the clock of a {@link World} stands still, so recordedAt is equal. */
    private static Object recordedCalls(World world) {
        return Set.copyOf(world.log.published(CallRecorded.class));
    }

    private static World projectedOneByOne(List<EventRecord> records) {
        var world = new World();
        records.forEach(record -> world.projector().project(List.of(record)));
        return world;
    }

    private static World projectedWithCrashes(List<EventRecord> records, Random random) {
        var world = new World();
        int crashes = CRASHES;
        int next = 0;
        while (next < records.size()) {
            int end = next + 1 + random.nextInt(records.size() - next);
            var batch = records.subList(next, end);
            if (crashes-- > 0 && crashAt(1 + random.nextInt(MOST_STEPS), world, batch)) {
                next = random.nextInt(next + 1);
            } else {
                world.projector().project(batch);
                next = end;
            }
        }
        return world;
    }

    /**
     * One owner is halted in the middle of a batch; another takes over, from where the first began
     * or before; then the first goes on as if nothing had happened, and the second finishes.
     */
    private static World projectedByTwoOwners(List<EventRecord> records, Random random) {
        var world = new World();
        int start = random.nextInt(records.size());
        world.projector().project(records.subList(0, Math.max(1, start)));
        int end = start + 1 + random.nextInt(records.size() - start);
        int[] others = {random.nextInt(start + 1)};
        Runnable otherOwner = () -> others[0] = projectSome(world, records, others[0], random);
        var halts = atStep(1 + random.nextInt(MOST_STEPS), otherOwner);
        world.projector(halts).project(records.subList(start, end));
        while (others[0] < records.size()) {
            otherOwner.run();
        }
        return world;
    }

    private static int projectSome(
            World world, List<EventRecord> records, int from, Random random) {
        int end = from + 1 + random.nextInt(records.size() - from);
        world.projector().project(records.subList(from, end));
        return end;
    }

    private static Runnable atStep(int step, Runnable action) {
        var steps = IntStream.iterate(1, n -> n + 1).iterator();
        return () -> {
            if (steps.nextInt() == step) {
                action.run();
            }
        };
    }

    /**
     * Two owners that take turns for as long as they live. Each goes on where it was, though the
     * other may be far ahead by now, or where the partition stands, or before that; in the middle
     * of a batch it may fail, or the other may have its turn.
     */
    private static final class Owners {

        private static final int FEW_CALLS = 3;
        private static final int ODDS = 3;

        private final List<EventRecord> records;
        private final Random random;
        private final List<Owner> owners;
        private int committed;

        /** Each with a cache of its own. */
        Owners(World world, List<EventRecord> records, Random random) {
            this.records = records;
            this.random = random;
            this.owners = List.of(new Owner(world, cache(random)), new Owner(world, cache(random)));
        }

        /** Consumers of one process, which share its cache. */
        Owners(World world, List<EventRecord> records, Random random, ProjectionCache shared) {
            this.records = records;
            this.random = random;
            this.owners = List.of(new Owner(world, shared), new Owner(world, shared));
        }

        static ProjectionCache cache(Random random) {
            return new ProjectionCache(
                    new ProjectionProperties(random.nextBoolean() ? FEW_CALLS : Integer.MAX_VALUE));
        }

        void project() {
            while (committed < records.size()) {
                var owner = owners.get(random.nextInt(owners.size()));
                var other = owners.get(1 - owners.indexOf(owner));
                owner.disturbed(random.nextInt(ODDS) == 0 ? other::turn : Owners::fail);
                owner.turn();
            }
        }

        private static void fail() {
            throw new Crash();
        }

        private final class Owner {

            private final Projector projector;
            private int position;
            private int stepsLeft;
            private Runnable disturbance = Owners::fail;

            Owner(World world, ProjectionCache cache) {
                this.projector = world.projector(this::step, cache);
            }

            /** Somewhere in its turn, or after it. */
            void disturbed(Runnable way) {
                disturbance = way;
                stepsLeft = 1 + random.nextInt(MOST_STEPS);
            }

            private void step() {
                if (--stepsLeft == 0) {
                    disturbance.run();
                }
            }

            void turn() {
                if (position > committed || random.nextInt(ODDS) == 0) {
                    position = random.nextBoolean() ? committed : random.nextInt(committed + 1);
                }
                if (position == records.size()) {
                    return;
                }
                int end = position + 1 + random.nextInt(records.size() - position);
                try {
                    projector.project(records.subList(position, end));
                    position = end;
                    committed = Math.max(committed, end);
                } catch (Crash e) {
                    // It keeps its place, as a consumer does.
                }
            }
        }
    }

    /** Whether there were as many steps, so that it crashed. */
    private static boolean crashAt(int step, World world, List<EventRecord> batch) {
        try {
            world.projector(
                            atStep(
                                    step,
                                    () -> {
                                        throw new Crash();
                                    }))
                    .project(batch);
            return false;
        } catch (Crash e) {
            return true;
        }
    }

    private static final class Crash extends RuntimeException {}
}
