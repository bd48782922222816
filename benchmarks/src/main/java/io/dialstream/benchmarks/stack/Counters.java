package io.dialstream.benchmarks.stack;

import io.dialstream.stack.launch.Part;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The services' own counters, as Prometheus reads them. */
public final class Counters {

    private static final List<Part> SERVICES =
            List.of(Part.CAMPAIGN, Part.DIALER, Part.INGEST, Part.CALLLOG);
    private static final Pattern SAMPLE =
            Pattern.compile("([a-z0-9_]+)(\\{.*})? ([-+0-9.eE]+)(?: [0-9]+)?");
    private static final Pattern COMMAND = Pattern.compile("[{,]command=\"([a-zA-Z]+)\"");

    private Counters() {}

    /**
     * One counter of one service.
     *
     * @param command the Mongo command that it counts; empty for other counters
     */
    public record Counter(String service, String name, String command) {}

    /** All of them now, summed over clients and partitions. */
    public static Map<Counter, Double> read(Rig rig) {
        Map<Counter, Double> counters = new HashMap<>();
        SERVICES.forEach(service -> counters.putAll(of(rig, service)));
        return counters;
    }

    /** Those of one service. */
    public static Map<Counter, Double> of(Rig rig, Part service) {
        Map<Counter, Double> counters = new HashMap<>();
        Http http = new Http(rig.stack().addresses().management(service.first()), "none");
        http.send("GET", "/actuator/prometheus", BodyPublishers.noBody())
                .lines()
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .forEach(sample ->
                        counters.merge(
                                counter(service, sample),
                                Double.parseDouble(sample.group(3)),
                                Double::sum));
        return counters;
    }

    private static Counter counter(Part service, Matcher sample) {
        String labels = sample.group(2) == null ? "" : sample.group(2);
        Matcher command = COMMAND.matcher(labels);
        if (sample.group(1).equals("jvm_memory_used_bytes") && labels.contains("\"heap\"")) {
            return new Counter(service.title(), "dialstream_heap_used_bytes", "");
        }
        return new Counter(
                service.title(), sample.group(1), command.find() ? command.group(1) : "");
    }
}
