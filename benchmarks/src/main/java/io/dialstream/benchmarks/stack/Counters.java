package io.dialstream.benchmarks.stack;

import io.dialstream.benchmarks.stack.Costs.MongoCommand;
import io.dialstream.stack.launch.Instance;
import io.dialstream.stack.launch.Part;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The services' own counters, as Prometheus reads them. */
public final class Counters {

    private static final List<Part> SERVICES =
            List.of(Part.CAMPAIGN, Part.DIALER, Part.INGEST, Part.CALLLOG);
    private static final Pattern SAMPLE =
            Pattern.compile("([a-z0-9_]+)(\\{.*})? ([-+0-9.eE]+)(?: [0-9]+)?");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    private Counters() {}

    /**
     * One counter of one service.
     *
     * @param command the Mongo command that it counts; empty names for other counters
     */
    public record Counter(String service, String name, MongoCommand command) {}

    /** All of them now, summed over instances, clients and partitions. */
    public static Map<Counter, Double> read(Rig rig) {
        Map<Counter, Double> counters = new HashMap<>();
        SERVICES.forEach(service -> counters.putAll(of(rig, service)));
        return counters;
    }

    /** Those of one service, of all its instances. */
    public static Map<Counter, Double> of(Rig rig, Part service) {
        Map<Counter, Double> counters = new HashMap<>();
        rig.running(service)
                .forEach(instance ->
                        of(rig, instance)
                                .forEach((counter, value) ->
                                        counters.merge(counter, value, Double::sum)));
        return counters;
    }

    private static Map<Counter, Double> of(Rig rig, Instance instance) {
        Map<Counter, Double> counters = new HashMap<>();
        Http http = new Http(rig.stack().addresses().management(instance), "none");
        http.send("GET", "/actuator/prometheus", BodyPublishers.noBody())
                .lines()
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .forEach(sample ->
                        counters.merge(
                                counter(instance.part(), sample),
                                Double.parseDouble(sample.group(3)),
                                Double::sum));
        return counters;
    }

    private static Counter counter(Part service, Matcher sample) {
        Map<String, String> labels = labels(sample.group(2));
        boolean ofHeap = "heap".equals(labels.get("area"));
        String name =
                sample.group(1).equals("jvm_memory_used_bytes") && ofHeap
                        ? "dialstream_heap_used_bytes"
                        : sample.group(1);
        return new Counter(
                service.title(),
                name,
                new MongoCommand(
                        labels.getOrDefault("database", ""),
                        labels.getOrDefault("collection", ""),
                        labels.getOrDefault("command", "")));
    }

    private static Map<String, String> labels(@Nullable String text) {
        Map<String, String> labels = new HashMap<>();
        if (text != null) {
            LABEL.matcher(text).results().forEach(it -> labels.put(it.group(1), it.group(2)));
        }
        return labels;
    }
}
