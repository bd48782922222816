package io.dialstream.benchmarks.scale;

import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.report.Latencies;
import io.dialstream.benchmarks.stack.Costs;
import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.stack.launch.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What calls have cost with so many instances of each service.
 *
 * @param idle of a second without calls
 * @param spent of a call
 */
record Result(String bench, int instances, Rig rig, Spent idle, Spent spent) {

    private static final List<Part> PARTS =
            List.of(Part.CAMPAIGN, Part.DIALER, Part.INGEST, Part.CALLLOG, Part.KAFKA, Part.MONGO);

    /** Processor time above that of an idle stack, which is told beside it. */
    List<Figure> costs() {
        List<Figure> figures = new ArrayList<>();
        figures.add(told("calls a second", 1 / spent.seconds(), ""));
        for (Part part : PARTS) {
            String all = part.title() + (processes(part) > 1 ? ", all " + processes(part) : "");
            figures.add(told("processor time a call, " + all, sum(of(part)), "ms"));
            figures.add(told("processor time an idle second, " + all, sum(of(part, idle)), "ms"));
        }
        figures.add(told("processor time a call, reading for WebSockets, each", reading(), "ms"));
        figures.add(
                told(
                        "processor time an idle second, reading for WebSockets, each",
                        idle.reader(),
                        "ms"));
        for (String what :
                List.of(
                        Costs.COMPILERS,
                        Costs.MONGO,
                        Costs.RECORDS_SENT,
                        Costs.BYTES_SENT,
                        Costs.BYTES_READ)) {
            String unit = what.equals(Costs.COMPILERS) ? "ms" : "";
            figures.add(told(what + " a call", spent.costs().sum(what), unit));
        }
        figures.add(
                told(
                        "Kafka records of call-status a call",
                        spent.costs().of(Costs.RECORDS + ": call-status"),
                        ""));
        return figures;
    }

    private double reading() {
        return spent.reader() - idle.reader() * spent.seconds();
    }

    private int processes(Part part) {
        return rig.running(part).size();
    }

    /** By process. */
    private List<Double> of(Part part) {
        List<Double> before = of(part, idle);
        List<Double> during = of(part, spent);
        return IntStream.range(0, during.size())
                .mapToObj(i -> during.get(i) - before.get(i) * spent.seconds())
                .toList();
    }

    private List<Double> of(Part part, Spent of) {
        return rig.running(part).stream()
                .map(each -> of.costs().of(Costs.PROCESSORS + ": " + each.title()))
                .toList();
    }

    /** What each call has left. */
    List<Figure> bytes(Map<String, Double> before, Map<String, Double> after, int calls) {
        List<Figure> figures = new ArrayList<>();
        new TreeMap<>(after)
                .forEach((where, now) -> {
                    double more = now - before.getOrDefault(where, 0.0);
                    if (more > 0) {
                        figures.add(told("bytes a call " + where, more / calls, ""));
                    }
                });
        return figures;
    }

    /** The fullest instance, over an even share: of partitions, and of what it has had to do. */
    List<Figure> balance(Part part, List<Double> partitions) {
        return instances == 1
                ? List.of()
                : List.of(
                        told(
                                "partitions, fullest consumer of " + part.title(),
                                overEven(partitions),
                                "x"),
                        told("processor time, busiest " + part.title(), overEven(of(part)), "x"));
    }

    static double overEven(List<Double> shares) {
        return shares.stream().mapToDouble(each -> each).max().orElse(Double.NaN)
                * shares.size()
                / sum(shares);
    }

    List<Figure> refills(Latencies refills) {
        return List.of(
                told("refill, p50", refills.percentile(50), "ms"),
                told("refill, p99", refills.percentile(99), "ms"));
    }

    private Figure told(String what, double value, String unit) {
        return Figure.told(bench, instances + " of each: " + what, value, unit);
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(each -> each).sum();
    }
}
