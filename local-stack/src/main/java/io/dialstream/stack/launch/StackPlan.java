package io.dialstream.stack.launch;

import io.dialstream.stack.kafka.Security;
import io.dialstream.stack.network.Namespaces;
import io.dialstream.stack.vendor.Secrets;
import io.dialstream.stack.vendor.Vendor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** What a stack shall consist of; gathered step by step, then {@link #start}ed. */
public final class StackPlan {

    private Path data = Path.of("data");
    private Ports ports = Ports.shiftedBy(0);
    private Optional<Namespaces> namespaces = Optional.empty();
    private boolean secured;
    private Path home = Path.of("");
    private boolean homeTold;
    private CallerEnvironment caller = new CallerEnvironment(System.getenv());
    private Consumer<String> console = _ -> {};
    private Compilation compilation = Compilation.LASTING;
    private final Set<Part> parts = EnumSet.allOf(Part.class);
    private final Map<Part, Integer> instances = new EnumMap<>(Part.class);
    private final Map<Part, Map<String, String>> environment = new EnumMap<>(Part.class);
    private final Map<Instance, Map<String, String>> ofInstances = new HashMap<>();
    private final Set<Instance> later = new HashSet<>();
    private final Map<Instance, Path> homes = new HashMap<>();
    private final List<Vendor> vendors = new ArrayList<>();

    StackPlan() {}

    /** Where everything is kept; {@code data} in the working directory unless told. */
    public StackPlan data(Path folder) {
        data = folder.toAbsolutePath();
        return this;
    }

    /** The usual ports unless told. */
    public StackPlan ports(Ports chosen) {
        ports = chosen;
        return this;
    }

    /**
     * Where the brokers are, instead of on the loopback address; they are removed when the stack
     * has ended.
     */
    public StackPlan brokersIn(Namespaces chosen) {
        namespaces = Optional.of(chosen);
        return this;
    }

    /**
     * Several brokers that take no strangers: connections over TLS, a user for each service, and
     * nothing allowed to it but what it does.
     */
    public StackPlan secured() {
        secured = true;
        return this;
    }

    /** The folder of the project, in which the services' jars are; found by itself unless told. */
    public StackPlan home(Path folder) {
        home = folder;
        homeTold = true;
        return this;
    }

    /** The same for one process, which is of another version. */
    public StackPlan home(Instance instance, Path folder) {
        homes.put(instance, folder);
        return this;
    }

    /** Instead of the environment of this process. */
    public StackPlan caller(Map<String, String> variables) {
        caller = new CallerEnvironment(Map.copyOf(variables));
        return this;
    }

    /** Takes single lines that tell what happens without being asked. */
    public StackPlan console(Consumer<String> lines) {
        console = lines;
        return this;
    }

    /**
     * For a stack that ends within minutes: it starts with less work, and would be slower later.
     */
    public StackPlan shortLived() {
        compilation = Compilation.QUICK;
        return this;
    }

    /** For a stack that is measured when it is warm: a deployed service compiles like that. */
    public StackPlan asDeployed() {
        compilation = Compilation.USUAL;
        return this;
    }

    /** Only these parts; all of them unless told. */
    public StackPlan only(Part... chosen) {
        parts.retainAll(Set.of(chosen));
        return this;
    }

    /**
     * How many processes of a part there are; one unless told. Several brokers are a cluster in
     * which each has a copy of everything, with Kafka's own time-outs.
     */
    public StackPlan instances(Part part, int number) {
        instances.put(part, number);
        return this;
    }

    /** Leaves these down until they are started by {@link LocalStack#restart}. */
    public StackPlan later(Instance... chosen) {
        later.addAll(List.of(chosen));
        return this;
    }

    /** A variable that a part is told in addition, or instead of what it would be told. */
    public StackPlan environment(Part part, String name, String value) {
        environment.computeIfAbsent(part, _ -> new HashMap<>()).put(name, value);
        return this;
    }

    /** A variable that only one process of a part is told, instead of what the part is told. */
    public StackPlan environment(Instance instance, String name, String value) {
        ofInstances.computeIfAbsent(instance, _ -> new HashMap<>()).put(name, value);
        return this;
    }

    /**
     * Has an account at a vendor that the simulator stands for, beside the one that is always
     * there. Calls that name no account are placed with the last one.
     */
    public StackPlan account(Vendor vendor) {
        vendors.add(vendor);
        return this;
    }

    /** Starts everything and returns when everything is ready. */
    public LocalStack start() {
        return LocalStack.start(this);
    }

    Path data() {
        return data.toAbsolutePath();
    }

    Ports ports() {
        return ports;
    }

    Brokers brokers() {
        return new Brokers(
                ports,
                instances.getOrDefault(Part.KAFKA, 1),
                namespaces,
                secured
                        ? Optional.of(new Security(data().resolve("kafka-security")))
                        : Optional.empty());
    }

    CallerEnvironment caller() {
        return caller;
    }

    Consumer<String> console() {
        return console;
    }

    boolean startsAtOnce(Instance instance) {
        return !later.contains(instance);
    }

    Commands commands() {
        return new Commands(
                homeTold ? home : Commands.findHome(),
                Map.copyOf(homes),
                data(),
                compilation,
                brokers());
    }

    Environments environments() {
        Credentials credentials =
                caller.provider().isPresent()
                        ? Credentials.of(caller.variables())
                        : Credentials.of(caller.variables(), data().resolve("credentials"));
        String callbackSecret =
                CallbackSecret.of(caller.variables(), data().resolve("callback-secret"));
        Map<Part, Map<String, String>> told =
                VendorEnvironments.of(
                        vendors,
                        new Secrets(callbackSecret, data()),
                        new Addresses(caller, brokers()).simulator());
        environment.forEach(
                (part, its) -> told.computeIfAbsent(part, _ -> new HashMap<>()).putAll(its));
        return new Environments(
                caller, brokers(), credentials, callbackSecret, data(), told, ofInstances);
    }

    /** The processes in the order in which they are started. */
    List<Instance> processes() {
        return parts.stream()
                .filter(part -> !caller.replaces(part))
                .flatMap(part ->
                        IntStream.rangeClosed(1, instances.getOrDefault(part, 1))
                                .mapToObj(number -> new Instance(part, number)))
                .toList();
    }
}
