package io.dialstream.benchmarks.cost;

import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.stack.Campaigns;
import io.dialstream.benchmarks.stack.Costs;
import io.dialstream.benchmarks.stack.Rig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts what a call costs, in a short and in a four times longer campaign: it must be the same.
 */
public final class CostBench implements Bench {

    private static final int SHORT = 50;
    private static final int LONG = 200;
    private static final int SLOTS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final double SPEED_UP = 20;
    private static final double RING = 2;
    private static final double TALK_MEDIAN = 29;
    private static final double TALK_SIGMA = 0.8;

    /** A tenth more or less is a heartbeat, a fetch that found nothing, a batch of two. */
    private static final double SAME = 1.1;

    @Override
    public String name() {
        return "cost";
    }

    @Override
    public List<Figure> run(Rig rig, boolean quick) {
        rig.provider().answerAll(SPEED_UP, RING, TALK_MEDIAN, TALK_SIGMA);
        Costs.PerCall _ = perCall(rig, SHORT);
        Costs.PerCall shortOne = perCall(rig, SHORT);
        Costs.PerCall longOne = perCall(rig, quick ? SHORT * 2 : LONG);
        List<Figure> figures = new ArrayList<>();
        for (String sum : List.of(Costs.MONGO, Costs.RECORDS)) {
            figures.add(
                    Figure.atMost(
                            name(),
                            sum + " a call, long campaign over short",
                            longOne.sum(sum) / shortOne.sum(sum),
                            "x",
                            SAME));
            figures.add(Figure.told(name(), sum + " a call", longOne.sum(sum), ""));
        }
        longOne.all()
                .forEach((what, value) ->
                        figures.add(
                                Figure.told(
                                        name(),
                                        what,
                                        value,
                                        what.startsWith(Costs.PROCESSORS) ? "ms" : "")));
        return figures;
    }

    private static Costs.PerCall perCall(Rig rig, int leads) {
        var costs = new Costs(rig);
        Campaigns campaigns = new Campaigns(rig);
        campaigns.awaitCompleted(campaigns.start("cost", 1, SLOTS, leads), PATIENCE);
        return costs.perCall(leads);
    }
}
