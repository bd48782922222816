package io.dialstream.benchmarks.stack;

import io.dialstream.stack.launch.Instance;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What each process of a stack has had of the processors since this was made. */
public final class ProcessorTime {

    private final Rig rig;
    private final Map<String, Duration> before;

    public ProcessorTime(Rig rig) {
        this.rig = rig;
        this.before = read(rig);
    }

    /** By the name of the process. */
    public Map<String, Duration> spent() {
        Map<String, Duration> spent = new TreeMap<>();
        read(rig)
                .forEach((process, now) ->
                        spent.put(process, now.minus(before.getOrDefault(process, Duration.ZERO))));
        return spent;
    }

    private static Map<String, Duration> read(Rig rig) {
        Map<String, Duration> times = new TreeMap<>();
        for (Instance instance : rig.stack().instances()) {
            rig.stack()
                    .handle(instance)
                    .flatMap(process -> process.info().totalCpuDuration())
                    .ifPresent(time -> times.put(instance.title(), time));
        }
        return times;
    }
}
