package io.dialstream.simulation.judge;

import io.dialstream.simulation.engine.Surroundings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** Watches how often the provider is asked; by the true time. */
final class BudgetJudge {

    private static final long SECOND = 1_000_000;

    /** Until every dialer may know that nothing is to be asked for. */
    private static final long NOTICE = SECOND / 2;

    private final Surroundings world;
    private final int callsPerSecond;
    private final int others;
    private final Verdict verdict;
    private final Queue<Long> lately = new ArrayDeque<>();
    private long heldFrom = Long.MAX_VALUE;
    private long heldUntil;
    private int meanwhile;

    /**
     * @param callsPerSecond 0 when the account allows whatever is asked for
     * @param dialers that share it
     */
    BudgetJudge(Surroundings world, int callsPerSecond, int dialers, Verdict verdict) {
        this.world = world;
        this.callsPerSecond = callsPerSecond;
        this.others = dialers - 1;
        this.verdict = verdict;
    }

    /** A request leaves a dialer. */
    void asked() {
        long now = world.now();
        while (!lately.isEmpty() && lately.element() <= now - SECOND) {
            lately.remove();
        }
        lately.add(now);
        verdict.check(
                callsPerSecond == 0 || lately.size() <= callsPerSecond + 1,
                Invariant.BUDGET,
                "%d requests in a second of %d".formatted(lately.size(), callsPerSecond));
        if (heldFrom < now && now < heldUntil) {
            meanwhile++;
            verdict.check(
                    meanwhile <= others,
                    Invariant.HOLDS_OFF,
                    "%d requests while none are wanted".formatted(meanwhile));
        }
    }

    /** The provider wants nothing for a while; every other dialer may have one instant left. */
    void heldOff(Duration retryAfter) {
        heldFrom = world.now() + NOTICE;
        heldUntil = world.now() + retryAfter.toMillis() * 1_000;
        meanwhile = 0;
    }
}
