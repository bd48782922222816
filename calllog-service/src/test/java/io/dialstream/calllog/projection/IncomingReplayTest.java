package io.dialstream.calllog.projection;

import static io.dialstream.calllog.testing.CallEvents.inCampaign;
import static io.dialstream.calllog.testing.CallerEvents.aCallback;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.calllog.call.Callee;
import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.calllog.testing.CallerEvents;
import io.dialstream.events.CallReturned;
import io.dialstream.events.CallStatus;
import io.dialstream.events.IncomingCallChanged;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.eventlog.EventRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The invariant of the projection, of incoming calls: what is stored is a function of the records
 * and of the calls that were placed before, whatever crashed, was delivered again, in which
 * batches, and whoever else was at work.
 */
@Timeout(120)
class IncomingReplayTest {

    private static final int STREAMS = 300;
    private static final int MOST_STEPS = 30;
    private static final String OURS = "+15005550006";

    @Test
    void aCrashAtEveryStepAndAReplayFromTheStartGiveTheSameDocuments() {
        for (int seed = 0; seed < STREAMS / 10; seed++) {
            var records = stream(new Random(seed));
            var expected = projectedOneByOne(records);
            int step = 1;
            var world = aWorld();
            while (crashAt(step, world, records)) {
                world.incoming().project(records);
                assertSame(seed, world, expected);
                world = aWorld();
                step++;
            }
            assertThat(step).isGreaterThan(records.size());
        }
    }

    @Test
    void crashesAnywhereAndReplaysFromAnywhereGiveTheSameDocuments() {
        for (int seed = 0; seed < STREAMS; seed++) {
            var random = new Random(seed);
            var records = stream(random);
            var expected = projectedOneByOne(records);
            var world = aWorld();
            int crashes = 5;
            for (int next = 0; next < records.size(); ) {
                int end = next + 1 + random.nextInt(records.size() - next);
                var batch = records.subList(next, end);
                if (crashes-- > 0 && crashAt(1 + random.nextInt(MOST_STEPS), world, batch)) {
                    next = random.nextInt(next + 1);
                } else {
                    world.incoming().project(batch);
                    next = end;
                }
            }
            assertSame(seed, world, expected);
        }
    }

    /**
     * One owner is halted anywhere. Meanwhile another call is placed, which would be returned by a
     * call that begins now, and another owner takes over, from where the first began or before.
     * Whoever is first decides; nothing that is stored contradicts anything else.
     */
    @Test
    void twoOwnersThatKnowDifferentCallsAgreeOnTheOneThatIsReturned() {
        for (int seed = 0; seed < STREAMS; seed++) {
            var random = new Random(seed);
            var records = stream(random);
            var world = aWorld();
            int start = random.nextInt(records.size());
            int from = random.nextInt(start + 1);
            world.incoming().project(records.subList(0, start));
            Runnable otherOwner =
                    () -> {
                        placeAnother(world);
                        world.incoming().project(records.subList(from, records.size()));
                    };
            var halted = atStep(1 + random.nextInt(MOST_STEPS), otherOwner);
            world.incoming(halted).project(records.subList(start, records.size()));

            assertThatAllSayTheSame(seed, world);
            var stored = world.stored();
            world.incoming().project(records);
            assertThat(world.stored()).as("seed %d", seed).isEqualTo(stored);
        }
    }

    private static void assertThatAllSayTheSame(int seed, World world) {
        for (var entry : world.entries.all()) {
            var id = entry.callee().callId();
            var call = world.calls.findAll(Set.of(id)).get(id);
            assertThat(call).as("seed %d", seed).isNotNull();
            assertThat(entry.callee()).as("seed %d", seed).isEqualTo(call.callee());
        }
        for (var returned : world.log.published(CallReturned.class)) {
            assertThat(world.calls.find("alice", returned.callId()))
                    .as("seed %d", seed)
                    .map(call -> call.callee())
                    .map(Callee::campaignId)
                    .contains(returned.campaignId());
        }
    }

    private static void assertSame(int seed, World world, World expected) {
        assertThat(world.stored()).as("seed %d", seed).isEqualTo(expected.stored());
        assertThat(world.published(CallReturned.class))
                .as("seed %d", seed)
                .isEqualTo(expected.published(CallReturned.class));
    }

    /** In which the caller was called once. */
    private static World aWorld() {
        var world = new World();
        var placed = inCampaign("k1-1-1", "k1").initiated();
        world.projector().project(List.of(new EventRecord(placed, 0, 7)));
        return world;
    }

    private static void placeAnother(World world) {
        var later = inCampaign("k2-1-1", "k2").startingAt(CallEvents.START.plusSeconds(60));
        var placed = later.initiated().from(new PhoneNumber(OURS));
        world.projector().project(List.of(new EventRecord(placed, 1, 3)));
    }

    private static World projectedOneByOne(List<EventRecord> records) {
        var world = aWorld();
        records.forEach(record -> world.incoming().project(List.of(record)));
        return world;
    }

    /** Events of several calls, mixed: repeated, missing, in any order, some nobody's. */
    private static List<EventRecord> stream(Random random) {
        var records = new ArrayList<EventRecord>();
        int calls = 1 + random.nextInt(4);
        int events = 3 + random.nextInt(14);
        long offset = random.nextInt(3);
        for (int i = 0; i < events; i++) {
            var call = aCallback("CA-" + random.nextInt(calls), OURS);
            records.add(new EventRecord(event(call, random), 0, offset));
            offset += 1 + random.nextInt(2);
        }
        return records;
    }

    private static IncomingCallChanged event(CallerEvents call, Random random) {
        var told = random.nextInt(6) == 0 ? call.to(null) : call;
        return switch (random.nextInt(7)) {
            case 0, 1 -> told.ringing();
            case 2 -> told.answered();
            case 3 -> told.completed(random.nextBoolean() ? null : random.nextInt(3));
            case 4 -> told.unknownWord("parked");
            case 5 -> told.reached(CallStatus.FAILED);
            default -> told.completed(17);
        };
    }

    private static Runnable atStep(int step, Runnable action) {
        var steps = IntStream.iterate(1, n -> n + 1).iterator();
        return () -> {
            if (steps.nextInt() == step) {
                action.run();
            }
        };
    }

    /** Whether there were as many steps, so that it crashed. */
    private static boolean crashAt(int step, World world, List<EventRecord> batch) {
        try {
            world.incoming(
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
