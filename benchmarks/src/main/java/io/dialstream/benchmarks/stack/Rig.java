package io.dialstream.benchmarks.stack;

import io.dialstream.stack.launch.Instance;
import io.dialstream.stack.launch.LocalStack;
import io.dialstream.stack.launch.Part;
import io.dialstream.stack.launch.Ports;
import io.dialstream.stack.launch.StackPlan;
import io.dialstream.stack.network.Balancer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A stack of its own with the provider simulator, whatever the environment says: a bench must never
 * call anybody.
 */
public final class Rig implements AutoCloseable {

    static final String ACCOUNT = "AC0000000000000000000000000000be9c";
    static final String TOKEN = "only-the-simulator-knows-it";
    static final String CALLBACK_SECRET = "only-the-dialer-and-the-ingest-know-it";
    static final String CALLER_ID = "+15005550006";

    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "TWILIO_ACCOUNT_SID", ACCOUNT,
                    "TWILIO_AUTH_TOKEN", TOKEN,
                    "DIALSTREAM_CALLBACK_SECRET", CALLBACK_SECRET,
                    "TWILIO_FROM_NUMBER", CALLER_ID);

    private final LocalStack stack;
    private final List<Balancer> balancers;
    private final Api api;
    private final Provider provider;

    private Rig(LocalStack stack, List<Balancer> balancers) {
        this.stack = stack;
        this.balancers = balancers;
        this.api = new Api(new Http(stack.addresses().campaigns(), "Bearer demo-key"));
        this.provider = new Provider(stack.addresses().simulator());
    }

    /**
     * Starts so many processes of each part of a bench; with {@code profiled}, each of them writes
     * a flight recording.
     */
    public static Rig start(
            Path data,
            Ports ports,
            boolean profiled,
            Map<Part, Integer> processes,
            String databaseOptions) {
        StackPlan plan =
                LocalStack.plan()
                        .data(data)
                        .ports(ports)
                        .environment(Part.CAMPAIGN, "DIALSTREAM_LIVE_MAXSOCKETSPERUSER", "1000")
                        .environment(Part.MONGO, "_JAVA_OPTIONS", databaseOptions)
                        .only(processes.keySet().toArray(Part[]::new))
                        .console(System.out::println);
        processes.forEach(plan::instances);
        if (processes.values().stream().allMatch(number -> number == 1)) {
            plan.asDeployed();
        } else {
            // Twelve services would keep the optimizing compiler, and every processor, busy.
            plan.shortLived();
        }
        if (profiled) {
            processes.forEach((part, number) ->
                    all(part, number)
                            .forEach(instance ->
                                    plan.environment(
                                            instance,
                                            "JAVA_TOOL_OPTIONS",
                                            recording(data, instance))));
        }
        Rig rig = start(plan, ports, processes);
        if (processes.containsKey(Part.CAMPAIGN)) {
            rig.api.putAgent();
        }
        return rig;
    }

    /** Several of a service that is called by HTTP have one address. */
    private static Rig start(StackPlan plan, Ports ports, Map<Part, Integer> processes) {
        if (processes.getOrDefault(Part.INGEST, 1) == 1) {
            return new Rig(plan.caller(ENVIRONMENT).start(), List.of());
        }
        Balancer ingest = balancer(Part.INGEST, ports, processes);
        Balancer calllog = balancer(Part.CALLLOG, ports, processes);
        Map<String, String> environment = new HashMap<>(ENVIRONMENT);
        environment.put("PUBLIC_BASE_URL", ingest.address().toString());
        plan.environment(Part.CAMPAIGN, "CALLLOG_URL", calllog.address().toString());
        return new Rig(plan.caller(environment).start(), List.of(ingest, calllog));
    }

    private static Balancer balancer(Part part, Ports ports, Map<Part, Integer> processes) {
        return Balancer.before(all(part, processes.getOrDefault(part, 1)).map(ports::of).toList());
    }

    private static Stream<Instance> all(Part part, int number) {
        return IntStream.rangeClosed(1, number).mapToObj(each -> new Instance(part, each));
    }

    private static String recording(Path data, Instance instance) {
        return "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                + data.resolve(instance.title() + ".jfr");
    }

    /** The processes of a part that run now, the first one first. */
    public List<Instance> running(Part part) {
        return stack.instances().stream()
                .filter(instance -> instance.part() == part && stack.handle(instance).isPresent())
                .sorted(Comparator.comparingInt(Instance::number))
                .toList();
    }

    public Api api() {
        return api;
    }

    public Provider provider() {
        return provider;
    }

    public LocalStack stack() {
        return stack;
    }

    @Override
    public void close() {
        stack.close();
        balancers.forEach(Balancer::close);
    }
}
