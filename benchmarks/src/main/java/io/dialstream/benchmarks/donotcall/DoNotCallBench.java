package io.dialstream.benchmarks.donotcall;

import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.stack.launch.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Imports of a do-not-call list, as JSON and as a table, until it is as long as lists are; and the
 * creation of a campaign that is looked up in it, over that of the same with an empty list.
 */
public final class DoNotCallBench implements Bench {

    /** What the API takes at once. */
    private static final int AT_ONCE = 100_000;

    private static final int IMPORTS = 10;
    private static final double MAX_SECONDS = 10;
    private static final double MAX_RATIO = 1.5;
    private static final double NANOS = 1e9;

    @Override
    public String name() {
        return "do-not-call";
    }

    @Override
    public Set<Part> parts() {
        return Set.of(Part.KAFKA, Part.MONGO, Part.CAMPAIGN);
    }

    /** More documents than the local stack's database has room for. */
    @Override
    public String databaseOptions() {
        return "-Xmx10g -Xms4g";
    }

    @Override
    public List<Figure> run(Rig rig, boolean quick) {
        int atOnce = quick ? AT_ONCE / 10 : AT_ONCE;
        // The first one is the service's first work.
        double _ = created(rig, atOnce / 10);
        double without = created(rig, atOnce);
        double json = seconds(() -> rig.api().addToDoNotCall(entries(0, atOnce)));
        double table = seconds(() -> rig.api().addToDoNotCall(table(atOnce, atOnce)));
        double last = table;
        for (int n = 2; n < IMPORTS; n++) {
            var text = table(n * atOnce, atOnce);
            last = seconds(() -> rig.api().addToDoNotCall(text));
        }
        double repeated = seconds(() -> rig.api().addToDoNotCall(table(0, atOnce)));
        double with = created(rig, atOnce);
        double exported =
                seconds(() -> {
                    var _ = rig.api().doNotCall();
                });
        var many = "%,d".formatted(atOnce);
        var all = "%,d".formatted(IMPORTS * atOnce);
        return List.of(
                Figure.atMost(
                        name(), "import of " + many + " entries as JSON", json, "s", MAX_SECONDS),
                Figure.atMost(
                        name(),
                        "import of " + many + " entries as a table",
                        table,
                        "s",
                        MAX_SECONDS),
                Figure.atMost(
                        name(),
                        "campaign of " + many + " leads, list of " + all + " entries over none",
                        with / without,
                        "x",
                        MAX_RATIO),
                Figure.told(name(), "the last such import, to " + all + " entries", last, "s"),
                Figure.told(name(), "the first one once more", repeated, "s"),
                Figure.told(name(), "campaign of " + many + " leads, no list", without, "s"),
                Figure.told(name(), "the same, list of " + all + " entries", with, "s"),
                Figure.told(name(), "export of " + all + " entries", exported, "s"));
    }

    private static double created(Rig rig, int leads) {
        var people = IntStream.range(0, leads).mapToObj(DoNotCallBench::person).toList();
        return seconds(() -> {
            var _ = rig.api().store("do not call", 1, people);
        });
    }

    private static double seconds(Runnable work) {
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / NANOS;
    }

    private static List<Map<String, String>> entries(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(n -> Map.of("phoneNumber", listed(n), "reason", "asked us by mail"))
                .toList();
    }

    private static String table(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(n -> listed(n) + ",asked us by mail\n")
                .collect(Collectors.joining("", "phoneNumber,reason\n", ""));
    }

    private static Map<String, String> person(int n) {
        return Map.of("name", "Lead " + n, "phoneNumber", number(212, n));
    }

    /** In no order, as lists come. */
    private static String listed(int n) {
        return number(313, (int) (n * 7_654_321L % 5_000_011));
    }

    private static String number(int area, int n) {
        return "+1%d%07d".formatted(area, 2_000_000 + n);
    }
}
