package io.dialstream.benchmarks.size;

import io.dialstream.benchmarks.stack.Rig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A campaign that was stored in chunks, of which only one at a time was held here.
 *
 * @param id of the campaign
 * @param microsALead of each chunk after the first, in their order
 * @param seconds all of it
 */
record Import(String id, List<Double> microsALead, double seconds) {

    private static final double NANOS = 1e9;
    private static final double NANOS_A_MICRO = 1e3;

    Import {
        microsALead = List.copyOf(microsALead);
    }

    static Import of(Rig rig, int slots, int leads, int chunk) {
        long began = System.nanoTime();
        String id = rig.api().store("size", slots, people(0, Math.min(leads, chunk))).id();
        List<Double> micros = new ArrayList<>();
        for (int from = chunk; from < leads; from += chunk) {
            List<Map<String, String>> more = people(from, chunk);
            long asked = System.nanoTime();
            int _ = rig.api().add(id, more).totalLeads();
            micros.add((System.nanoTime() - asked) / NANOS_A_MICRO / chunk);
        }
        return new Import(id, micros, (System.nanoTime() - began) / NANOS);
    }

    /** The least disturbed chunk of the first third. */
    double first() {
        return least(microsALead.subList(0, microsALead.size() / 3));
    }

    /** The least disturbed chunk of the last third. */
    double last() {
        return least(
                microsALead.subList(
                        microsALead.size() - microsALead.size() / 3, microsALead.size()));
    }

    private static double least(List<Double> micros) {
        return micros.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private static List<Map<String, String>> people(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Import::person).toList();
    }

    /** Numbers of one exchange after another; only the simulator is ever called. */
    private static Map<String, String> person(int n) {
        return Map.of(
                "name",
                "Lead " + n,
                "phoneNumber",
                "+1212%03d%04d".formatted(200 + n / 10_000, n % 10_000));
    }
}
