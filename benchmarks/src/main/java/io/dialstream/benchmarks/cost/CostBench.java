package io.dialstream.benchmarks.cost;

import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.stack.Campaigns;
import io.dialstream.benchmarks.stack.Counters;
import io.dialstream.benchmarks.stack.Counters.Counter;
import io.dialstream.benchmarks.stack.ProcessorTime;
import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.benchmarks.stack.TopicSizes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    private static final Map<String, String> KAFKA =
            Map.of(
                    "kafka_producer_record_send_total", "Kafka records sent",
                    "kafka_producer_outgoing_byte_total", "Kafka bytes sent by producers",
                    "kafka_producer_request_total", "Kafka requests of producers",
                    "kafka_consumer_coordinator_commit_total", "Kafka commits",
                    "kafka_consumer_fetch_manager_fetch_total", "Kafka fetches");

    @Override
    public String name() {
        return "cost";
    }

    @Override
    public List<Figure> run(Rig rig, boolean quick) {
        rig.provider().answerAll(SPEED_UP, RING, TALK_MEDIAN, TALK_SIGMA);
        Map<String, Double> _ = perCall(rig, SHORT);
        Map<String, Double> shortOne = perCall(rig, SHORT);
        Map<String, Double> longOne = perCall(rig, quick ? SHORT * 2 : LONG);
        List<Figure> figures = new ArrayList<>();
        for (String sum : List.of("Mongo round trips", "Kafka records")) {
            figures.add(
                    Figure.atMost(
                            name(),
                            sum + " a call, long campaign over short",
                            sum(longOne, sum) / sum(shortOne, sum),
                            "x",
                            SAME));
            figures.add(Figure.told(name(), sum + " a call", sum(longOne, sum), ""));
        }
        longOne.forEach((what, value) ->
                figures.add(
                        Figure.told(
                                name(), what, value, what.startsWith("processor") ? "ms" : "")));
        return figures;
    }

    private static double sum(Map<String, Double> costs, String prefix) {
        return costs.entrySet().stream()
                .filter(cost -> cost.getKey().startsWith(prefix + ": "))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Double> perCall(Rig rig, int leads) {
        var processors = new ProcessorTime(rig);
        var counters = Counters.read(rig);
        var topics = TopicSizes.read(rig);
        Campaigns campaigns = new Campaigns(rig);
        campaigns.awaitCompleted(campaigns.start("cost", 1, SLOTS, leads), PATIENCE);
        Map<String, Double> costs = new TreeMap<>();
        Counters.read(rig)
                .forEach((counter, now) ->
                        named(counter)
                                .forEach(name ->
                                        costs.merge(
                                                name,
                                                (now - counters.getOrDefault(counter, 0.0)) / leads,
                                                Double::sum)));
        TopicSizes.read(rig)
                .forEach((topic, now) ->
                        costs.put(
                                "Kafka records: " + topic,
                                (double) (now - topics.getOrDefault(topic, 0L)) / leads));
        processors
                .spent()
                .forEach((process, spent) ->
                        costs.put("processor time: " + process, (double) spent.toMillis() / leads));
        costs.values().removeIf(value -> value == 0);
        return costs;
    }

    private static Stream<String> named(Counter counter) {
        if (counter.name().equals("mongodb_driver_commands_seconds_count")) {
            return Stream.of("Mongo round trips: " + counter.service() + " " + counter.command());
        }
        return Stream.ofNullable(KAFKA.get(counter.name()))
                .map(what -> what + " by " + counter.service());
    }
}
