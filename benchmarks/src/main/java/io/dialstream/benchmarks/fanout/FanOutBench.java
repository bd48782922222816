package io.dialstream.benchmarks.fanout;

import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.stack.Campaigns;
import io.dialstream.benchmarks.stack.Memory;
import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.stack.launch.Part;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Campaigns whose calls are all live and stay so, on one dialer with the heap that it has here. */
public final class FanOutBench implements Bench {

    private static final int SLOTS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(40);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** Nobody hangs up before the bench is over. */
    private static final double TALK_SECONDS = 3_000;

    @Override
    public String name() {
        return "fan-out";
    }

    @Override
    public List<Figure> run(Rig rig, boolean quick) {
        int campaigns = quick ? 100 : 2_000;
        Duration hold = quick ? Duration.ofSeconds(30) : Duration.ofMinutes(5);
        rig.provider().answerAll(1, 1, TALK_SECONDS, 0.01);
        Memory before = Memory.of(rig, Part.DIALER);
        List<String> ids = new Campaigns(rig).start("fan-out", campaigns, SLOTS, SLOTS);
        int calls = campaigns * SLOTS;
        awaitLive(rig, calls);
        LockSupport.parkNanos(hold.toNanos());
        Memory after = Memory.of(rig, Part.DIALER);
        List<Figure> figures =
                List.of(
                        Figure.atLeast(
                                name(),
                                "calls live at the end over calls started",
                                after.liveCalls() / calls,
                                "x",
                                1),
                        Figure.atMost(
                                name(),
                                "platform threads a call",
                                (after.threads() - before.threads()) / calls,
                                "",
                                0.1),
                        Figure.told(
                                name(),
                                "heap a call, after a full collection",
                                (after.heapBytes() - before.heapBytes()) / calls,
                                "bytes"),
                        Figure.told(name(), "live calls", after.liveCalls(), ""),
                        Figure.told(name(), "held for", (double) hold.toSeconds(), "s"),
                        Figure.told(
                                name(),
                                "of the dialer's heap of 256 MiB",
                                after.heapBytes() / Memory.MEGABYTE,
                                "MiB"));
        ids.forEach(rig.api()::stop);
        return figures;
    }

    private static void awaitLive(Rig rig, int calls) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (Memory.liveCalls(rig) < calls) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("live after all: " + Memory.liveCalls(rig));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
