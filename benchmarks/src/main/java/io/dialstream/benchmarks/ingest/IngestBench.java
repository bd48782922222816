package io.dialstream.benchmarks.ingest;

import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.report.Latencies;
import io.dialstream.benchmarks.stack.Callback;
import io.dialstream.benchmarks.stack.Load;
import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.stack.launch.Part;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Signed callbacks, each acknowledged by Kafka before it is answered, against the same requests
 * unsigned: the same server reads them and refuses them without verifying or publishing. Nobody
 * reads the log meanwhile.
 */
public final class IngestBench implements Bench {

    private static final int CAMPAIGNS = 50;
    private static final int ROUNDS = 5;
    private static final int STEADY_SECONDS = 10;
    private static final int ACCEPTED = 204;
    private static final int REFUSED = 403;

    private int sent;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public Set<Part> parts() {
        return Set.of(Part.KAFKA, Part.INGEST);
    }

    @Override
    public List<Figure> run(Rig rig, boolean quick) {
        URI ingest = rig.stack().addresses().http(Part.INGEST.first());
        int requests = quick ? 4_000 : 20_000;
        try (Load accepted = new Load(ACCEPTED);
                Load refused = new Load(REFUSED)) {
            double _ = accepted.flatOut(callbacks(ingest, requests, true));
            double _ = refused.flatOut(callbacks(ingest, requests, false));
            List<Double> rates = new ArrayList<>();
            List<Double> ceilings = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                double rate = accepted.flatOut(callbacks(ingest, requests, true));
                double ceiling = refused.flatOut(callbacks(ingest, requests, false));
                rates.add(rate);
                ceilings.add(ceiling);
                ratios.add(rate / ceiling);
            }
            double half = median(rates) / 2;
            Latencies latencies =
                    accepted.steadily(callbacks(ingest, (int) (half * STEADY_SECONDS), true), half);
            return List.of(
                    Figure.atLeast(
                            name(), "over refused ones, median of 5", median(ratios), "x", 0.6),
                    Figure.atMost(name(), "p99 at half load", latencies.percentile(99), "ms", 50),
                    Figure.told(name(), "p50 at half load", latencies.percentile(50), "ms"),
                    Figure.told(name(), "acknowledged callbacks", median(rates), "1/s"),
                    Figure.told(name(), "refused callbacks", median(ceilings), "1/s"));
        }
    }

    private List<HttpRequest> callbacks(URI ingest, int count, boolean signed) {
        int first = sent;
        sent += count;
        return IntStream.range(first, first + count)
                .mapToObj(n -> {
                    String campaign = "bench" + n % CAMPAIGNS;
                    var callback =
                            Callback.signed(ingest, campaign, campaign + "-" + n, "ringing", 1);
                    return (signed ? callback : callback.unsigned()).request();
                })
                .toList();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
