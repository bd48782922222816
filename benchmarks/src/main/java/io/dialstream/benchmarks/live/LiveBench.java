package io.dialstream.benchmarks.live;

import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.stack.Campaigns;
import io.dialstream.benchmarks.stack.Rig;
import java.time.Duration;
import java.util.List;

/** Campaigns that run, and when each of 200 sockets has the frame about a callback. */
public final class LiveBench implements Bench {

    private static final int CAMPAIGNS = 40;
    private static final int SOCKETS_EACH = 5;
    private static final int SLOTS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** 200 live calls of 24 seconds: some 8 calls and 25 callbacks in a second. */
    private static final double REAL_TIME = 1;

    private static final double RING = 1;
    private static final double TALK_MEDIAN = 20;
    private static final double TALK_SIGMA = 0.5;

    /** The first part of the leads warms up. */
    private static final double WARM_UP = 0.4;

    @Override
    public String name() {
        return "live";
    }

    @Override
    public List<Figure> run(Rig rig, boolean quick) {
        rig.provider().answerAll(REAL_TIME, RING, TALK_MEDIAN, TALK_SIGMA);
        int leads = quick ? 20 : 80;
        Campaigns campaigns = new Campaigns(rig);
        List<String> ids = campaigns.start("live", CAMPAIGNS, SLOTS, leads);
        try (Watchers watchers = new Watchers(rig, ids, SOCKETS_EACH)) {
            campaigns.awaitDone(ids.getLast(), (int) (leads * WARM_UP), PATIENCE);
            watchers.begin();
            campaigns.awaitCompleted(ids, PATIENCE);
            Seen seen = watchers.seen();
            return List.of(
                    Figure.atMost(name(), "p50", seen.latencies().percentile(50), "ms", 15),
                    Figure.atMost(name(), "p99", seen.latencies().percentile(99), "ms", 80),
                    Figure.told(name(), "frames", seen.framesPerSecond(), "1/s"),
                    Figure.told(name(), "callbacks", seen.framesPerSecond() / SOCKETS_EACH, "1/s"),
                    Figure.told(name(), "sockets", CAMPAIGNS * SOCKETS_EACH, ""));
        }
    }
}
