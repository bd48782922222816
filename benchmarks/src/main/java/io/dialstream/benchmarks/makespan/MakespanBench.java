package io.dialstream.benchmarks.makespan;

import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.stack.Campaigns;
import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.stack.demo.SampleLeads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/**
 * One campaign through the whole stack over the greedy list schedule of the same calls, and the old
 * way over its own.
 */
public final class MakespanBench implements Bench {

    private static final int SLOTS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** Talk of two seconds on average: exp(0.8 squared / 2) times the median, 20 times as fast. */
    private static final double SPEED_UP = 20;

    private static final double TALK_MEDIAN = 29;
    private static final double TALK_SIGMA = 0.8;
    private static final double RING = 2;

    private static final int WARM_UP = 50;

    @Override
    public String name() {
        return "makespan";
    }

    @Override
    public List<Figure> run(Rig rig, boolean quick) {
        rig.provider().answerAll(SPEED_UP, RING, TALK_MEDIAN, TALK_SIGMA);
        // Not so many leads of the old way: its factor hardly depends on their number.
        campaign(rig, WARM_UP);
        Course ours = campaign(rig, quick ? 200 : 1000);
        Course old = waves(rig, quick ? 50 : 200);
        return List.of(
                Figure.atMost(name(), "over the list schedule", ours.timesTheLimit(), "x", 1.03),
                Figure.told(name(), "from first create to last end", ours.seconds(), "s"),
                Figure.told(name(), "the list schedule of the same", ours.limitSeconds(), "s"),
                Figure.told(name(), "old way over its list schedule", old.timesTheLimit(), "x"),
                Figure.told(
                        name(),
                        "as fast as the old way",
                        old.timesTheLimit() / ours.timesTheLimit(),
                        "x"));
    }

    private static Course campaign(Rig rig, int leads) {
        Campaigns campaigns = new Campaigns(rig);
        List<String> ids = campaigns.start("makespan", 1, SLOTS, leads);
        campaigns.awaitCompleted(ids, PATIENCE);
        return Course.of(rig.provider().calls(ids.getFirst()), SLOTS);
    }

    private static Course waves(Rig rig, int leads) {
        List<String> numbers =
                SampleLeads.group(0, leads).stream()
                        .map(lead -> lead.getOrDefault("phoneNumber", ""))
                        .toList();
        String id = "waves" + System.nanoTime();
        try (WavesOfFive waves = new WavesOfFive(rig.provider())) {
            waves.call(id, numbers, SLOTS);
            return Course.of(rig.provider().calls(id), SLOTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
