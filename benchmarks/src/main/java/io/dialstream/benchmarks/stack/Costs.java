package io.dialstream.benchmarks.stack;

import io.dialstream.benchmarks.stack.Counters.Counter;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What calls cost from the moment on at which this was made, by the services' own counters. */
public final class Costs {

    public static final String MONGO = "Mongo round trips";
    public static final String RECORDS = "Kafka records";
    public static final String RECORDS_SENT = "Kafka records sent";
    public static final String BYTES_SENT = "Kafka bytes sent by producers";
    public static final String BYTES_READ = "Kafka bytes read by groups";
    public static final String COMPILERS = "time of compilers";
    public static final String PROCESSORS = "processor time";

    private static final String MONGO_COMMANDS = "mongodb_driver_commands_seconds_count";

    private static final Map<String, String> COUNTED =
            Map.of(
                    "kafka_producer_record_send_total", RECORDS_SENT,
                    "kafka_producer_outgoing_byte_total", BYTES_SENT,
                    "kafka_producer_request_total", "Kafka requests of producers",
                    "kafka_consumer_coordinator_commit_total", "Kafka commits",
                    "kafka_consumer_fetch_manager_fetch_total", "Kafka fetches",
                    "kafka_consumer_fetch_manager_bytes_consumed_total", BYTES_READ,
                    "jvm_compilation_time_ms_total", COMPILERS);

    private final Rig rig;
    private final ProcessorTime processors;
    private final Map<Counter, Double> counters;
    private final Map<String, Long> topics;

    public Costs(Rig rig) {
        this.rig = rig;
        this.processors = new ProcessorTime(rig);
        this.counters = Counters.read(rig);
        this.topics = TopicSizes.read(rig);
    }

    /** What of a database's collection was asked. */
    public record MongoCommand(String database, String collection, String command) {

        static final MongoCommand NONE = new MongoCommand("", "", "");
    }

    /**
     * What a call has cost.
     *
     * @param all by what was counted and by whom; processor time in milliseconds
     * @param commands the database's
     */
    public record PerCall(Map<String, Double> all, Map<MongoCommand, Double> commands) {

        /** 0 for what was not counted. */
        public double of(String what) {
            return all.getOrDefault(what, 0.0);
        }

        /** Of everybody together. */
        public double sum(String what) {
            return all.entrySet().stream()
                    .filter(cost ->
                            cost.getKey().startsWith(what + ": ")
                                    || cost.getKey().startsWith(what + " by "))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
        }
    }

    /** For each of so many calls. */
    public PerCall perCall(int calls) {
        Map<String, Double> spent = processors(calls);
        Map<MongoCommand, Double> commands = new HashMap<>();
        Counters.read(rig)
                .forEach((counter, now) -> {
                    double count = (now - counters.getOrDefault(counter, 0.0)) / calls;
                    named(counter).forEach(name -> spent.merge(name, count, Double::sum));
                    if (counter.name().equals(MONGO_COMMANDS) && count > 0) {
                        commands.merge(counter.command(), count, Double::sum);
                    }
                });
        TopicSizes.read(rig)
                .forEach((topic, now) ->
                        spent.put(
                                RECORDS + ": " + topic,
                                (double) (now - topics.getOrDefault(topic, 0L)) / calls));
        spent.values().removeIf(value -> value == 0);
        return new PerCall(spent, commands);
    }

    private Map<String, Double> processors(int calls) {
        Map<String, Double> spent = new TreeMap<>();
        processors
                .spent()
                .forEach((process, time) ->
                        spent.put(PROCESSORS + ": " + process, (double) time.toMillis() / calls));
        return spent;
    }

    private static Stream<String> named(Counter counter) {
        if (counter.name().equals(MONGO_COMMANDS)) {
            return Stream.of(MONGO + ": " + counter.service() + " " + counter.command().command());
        }
        return Stream.ofNullable(COUNTED.get(counter.name()))
                .map(what -> what + " by " + counter.service());
    }
}
