package io.dialstream.benchmarks.live;

import io.dialstream.benchmarks.Bench;
import io.dialstream.benchmarks.report.Figure;
import io.dialstream.benchmarks.report.Latencies;
import io.dialstream.benchmarks.stack.CallHistory;
import io.dialstream.benchmarks.stack.Callback;
import io.dialstream.benchmarks.stack.Load;
import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.events.CallStatus;
import io.dialstream.stack.demo.SampleLeads;
import io.dialstream.stack.launch.Part;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Signed callbacks at a steady rate, and when each of 200 sockets has the frame about it. Their
 * calls exist only in the log, so that nothing but what follows from callbacks is going on.
 */
public final class LiveBench implements Bench {

    private static final int CAMPAIGNS = 40;
    private static final int SOCKETS_EACH = 5;
    private static final int CALLBACKS_A_SECOND = 200;
    private static final int ACCEPTED = 204;
    private static final List<String> STATUSES = List.of("ringing", "in-progress", "completed");

    @Override
    public String name() {
        return "live";
    }

    @Override
    public List<Figure> run(Rig rig, boolean quick) {
        int calls = CALLBACKS_A_SECOND * (quick ? 10 : 40) / STATUSES.size();
        List<String> campaigns =
                IntStream.range(0, CAMPAIGNS)
                        .mapToObj(
                                n -> rig.api().store("live " + n, 1, SampleLeads.group(n, 1)).id())
                        .toList();
        try (Watchers watchers = new Watchers(rig, campaigns, SOCKETS_EACH);
                Load load = new Load(ACCEPTED)) {
            int slowly = calls / 4;
            int all = slowly + 2 * calls;
            var history = new CallHistory(rig);
            history.write(campaigns, 0, all, List.of(CallStatus.INITIATED));
            // A stack that has just started cannot take so many yet: it would answer 503.
            load.steadily(callbacks(rig, campaigns, 0, slowly), CALLBACKS_A_SECOND / 4.0);
            load.steadily(callbacks(rig, campaigns, slowly, all - calls), CALLBACKS_A_SECOND);
            Latencies _ = watchers.awaitFrames(frames(slowly + calls));
            load.steadily(callbacks(rig, campaigns, all - calls, all), CALLBACKS_A_SECOND);
            Latencies warm = watchers.awaitFrames(frames(calls));
            return List.of(
                    Figure.atMost(name(), "p50", warm.percentile(50), "ms", 15),
                    Figure.atMost(name(), "p99", warm.percentile(99), "ms", 80),
                    Figure.told(name(), "callbacks", CALLBACKS_A_SECOND, "1/s"),
                    Figure.told(name(), "sockets", CAMPAIGNS * SOCKETS_EACH, ""),
                    Figure.told(name(), "frames, each of which came", frames(calls), ""));
        }
    }

    private static int frames(int calls) {
        return calls * STATUSES.size() * SOCKETS_EACH;
    }

    /** One status of all calls after the other: no callback is late enough to be overtaken. */
    private static List<HttpRequest> callbacks(Rig rig, List<String> campaigns, int from, int to) {
        URI ingest = rig.stack().addresses().http(Part.INGEST.first());
        return IntStream.range(0, STATUSES.size())
                .boxed()
                .flatMap(status ->
                        IntStream.range(from, to)
                                .mapToObj(call -> callback(ingest, campaigns, call, status)))
                .toList();
    }

    private static HttpRequest callback(URI ingest, List<String> campaigns, int call, int status) {
        return Callback.signed(
                        ingest,
                        CallHistory.campaign(campaigns, call),
                        CallHistory.callId(campaigns, call),
                        STATUSES.get(status),
                        status)
                .request();
    }
}
