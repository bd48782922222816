package io.dialstream.benchmarks.live;

import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.report.Latencies;
import io.dialstream.benchmarks.stack.Callback;
import io.dialstream.benchmarks.stack.Campaigns;
import io.dialstream.benchmarks.stack.Load;
import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.stack.launch.Part;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Callbacks at a steady rate, and when each of 200 sockets has the frame about it. */
public final class LiveBench implements Bench {

    private static final int CAMPAIGNS = 40;
    private static final int SOCKETS_EACH = 5;
    private static final double A_SECOND = 200;
    private static final int WARM_UP = 4_000;
    private static final int ACCEPTED = 204;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "live";
    }

    @Override
    public List<Figure> run(Rig rig, boolean quick) {
        int seconds = quick ? 15 : 60;
        List<String> ids = new Campaigns(rig).store("live", CAMPAIGNS);
        try (Watchers watchers = new Watchers(rig, ids, SOCKETS_EACH);
                Load load = new Load(ACCEPTED)) {
            double _ = load.flatOut(callbacks(rig, ids, calls(ids, 0, WARM_UP)));
            List<String> calls = calls(ids, WARM_UP, (int) (A_SECOND * seconds));
            List<HttpRequest> callbacks = callbacks(rig, ids, calls);
            Latencies frames = watchers.expect(calls, A_SECOND);
            Latencies _ = load.steadily(callbacks, A_SECOND);
            watchers.await(PATIENCE);
            return List.of(
                    Figure.atMost(name(), "p50", frames.percentile(50), "ms", 15),
                    Figure.atMost(name(), "p99", frames.percentile(99), "ms", 80),
                    Figure.told(name(), "callbacks", A_SECOND, "1/s"),
                    Figure.told(name(), "sockets", CAMPAIGNS * SOCKETS_EACH, ""));
        }
    }

    private static List<String> calls(List<String> ids, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(n -> ids.get(n % ids.size()) + "-" + n + "-1")
                .toList();
    }

    private static List<HttpRequest> callbacks(Rig rig, List<String> ids, List<String> calls) {
        URI ingest = rig.stack().addresses().http(Part.INGEST.first());
        return IntStream.range(0, calls.size())
                .mapToObj(n -> {
                    // Calls begin with a multiple of the campaigns, so the nth is of the nth.
                    String campaign = ids.get(n % ids.size());
                    return Callback.signed(ingest, campaign, calls.get(n), "ringing", 1).request();
                })
                .toList();
    }
}
