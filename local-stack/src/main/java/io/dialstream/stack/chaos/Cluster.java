package io.dialstream.stack.chaos;

import static io.dialstream.stack.chaos.ClusterFault.NUMBER;
import static io.dialstream.stack.chaos.ClusterFault.SERVICES;

import io.dialstream.stack.kafka.Roles;
import io.dialstream.stack.launch.Instance;
import io.dialstream.stack.launch.LocalStack;
import io.dialstream.stack.launch.Part;
import io.dialstream.stack.launch.Ports;
import io.dialstream.stack.launch.StackPlan;
import io.dialstream.stack.network.Balancer;
import io.dialstream.stack.network.Namespaces;
import io.dialstream.stack.report.SimulatorReport;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Three brokers and three instances of each service, struck while several campaigns run, each of
 * which is held against what the provider knows. A fault waits until everything is well again after
 * the one before, so that what it costs can be measured.
 */
public final class Cluster implements AutoCloseable {

    private static final int CAMPAIGNS = 4;
    private static final int LIMIT = 3;

    /** Of each campaign, before the fault strikes. */
    private static final int ENDED = 5;

    /** Slow enough that calls live through a fault, and that few of them wait for a processor. */
    private static final double SPEED_UP = 20;

    /** How long a static member is waited for, as the chart has it. */
    private static final Duration STATIC_SESSION = Duration.ofSeconds(30);

    /** Not the calllog-service: two of its consumers would have the same name in their group. */
    private static final Set<Part> STATIC = EnumSet.of(Part.DIALER, Part.CAMPAIGN);

    private static final Duration TO_SETTLE = Duration.ofMinutes(2);

    /** What hinders nobody: a pause is then the cluster's, not the provider's. */
    private static final Map<String, Double> MISHAPS =
            Map.of(
                    "duplicate-callback", 0.1,
                    "reorder-callback", 0.1,
                    "forged-callback", 0.1,
                    "late-reads", 0.1);

    private final LocalStack stack;
    private final Optional<Namespaces> namespaces;
    private final List<Balancer> balancers;
    private final boolean staticMembers;
    private final Consumer<String> console;
    private final SplittableRandom random;
    private final Roles roles;
    private final Arena arena;
    private final Provider provider;
    private final List<URI> instances;
    private final Postings postings = new Postings();
    private final long start = System.nanoTime();
    private int rounds;

    private Cluster(
            LocalStack stack,
            Optional<Namespaces> namespaces,
            List<Balancer> balancers,
            long seed,
            boolean staticMembers,
            Consumer<String> console) {
        this.stack = stack;
        this.namespaces = namespaces;
        this.balancers = balancers;
        this.staticMembers = staticMembers;
        this.console = console;
        this.random = new SplittableRandom(seed);
        this.roles = new Roles(stack.kafkaClient());
        this.arena = new Arena(stack, namespaces, this::awaitInSync);
        this.provider = new Provider(stack.addresses().simulator());
        this.instances = all(Part.CAMPAIGN).map(stack.addresses()::http).toList();
    }

    /**
     * Starts it on the folder, which keeps its data and its logs.
     *
     * @param staticMembers whether consumers keep their places while they are restarted
     */
    public static Cluster on(
            Path data, Ports ports, long seed, boolean staticMembers, Consumer<String> console) {
        Optional<Namespaces> namespaces = Namespaces.make(NUMBER);
        if (namespaces.isEmpty()) {
            console.accept(
                    "no network namespaces here (they need Linux and root): the brokers are on the"
                            + " loopback address, and none is cut off");
        }
        Balancer ingest = Balancer.before(all(Part.INGEST).map(ports::of).toList());
        Balancer calllog = Balancer.before(all(Part.CALLLOG).map(ports::of).toList());
        try {
            StackPlan plan =
                    plan(data, ports, seed)
                            .console(console)
                            .caller(
                                    Map.of(
                                            "DIALSTREAM_API_KEYS",
                                            Tenant.keys(),
                                            "PUBLIC_BASE_URL",
                                            ingest.address().toString()))
                            .environment(
                                    Part.CAMPAIGN, "CALLLOG_URL", calllog.address().toString());
            namespaces.ifPresent(plan::brokersIn);
            if (staticMembers) {
                STATIC.stream().flatMap(Cluster::all).forEach(each -> makeStatic(plan, each));
            }
            return new Cluster(
                    plan.start(),
                    namespaces,
                    List.of(ingest, calllog),
                    seed,
                    staticMembers,
                    console);
        } catch (RuntimeException e) {
            namespaces.ifPresent(Namespaces::close);
            ingest.close();
            calllog.close();
            throw e;
        }
    }

    private static StackPlan plan(Path data, Ports ports, long seed) {
        StackPlan plan = Arena.inAHurry(data, ports, seed).instances(Part.KAFKA, NUMBER).secured();
        SERVICES.forEach(part -> plan.instances(part, NUMBER));
        return plan.environment(Part.SIMULATOR, "SIMULATOR_SPEEDUP", "" + SPEED_UP);
    }

    private static void makeStatic(StackPlan plan, Instance instance) {
        plan.environment(
                instance,
                "SPRING_KAFKA_CONSUMER_PROPERTIES_GROUP_INSTANCE_ID",
                instance.part().title() + "-" + instance.number());
        plan.environment(
                instance,
                "SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS",
                String.valueOf(STATIC_SESSION.toMillis()));
    }

    private static Stream<Instance> all(Part part) {
        return IntStream.rangeClosed(1, NUMBER).mapToObj(number -> new Instance(part, number));
    }

    /**
     * One after the other; those that need networks of their own are left out where there are none.
     */
    public List<ClusterRow> each(List<ClusterFault> faults) {
        return faults.stream().filter(this::isPossible).map(this::row).toList();
    }

    /**
     * All kinds in an order that the seed decides, again and again; no new ones after this time.
     */
    public List<ClusterRow> atRandom(Duration length) {
        return Stream.generate(this::shuffled)
                .flatMap(List::stream)
                .takeWhile(_ -> elapsed().compareTo(length) < 0)
                .map(this::row)
                .toList();
    }

    private List<ClusterFault> shuffled() {
        List<ClusterFault> possible =
                new ArrayList<>(ClusterFault.ALL.stream().filter(this::isPossible).toList());
        Collections.shuffle(possible, random);
        return possible;
    }

    private boolean isPossible(ClusterFault fault) {
        return namespaces.isPresent() || !fault.needsNamespaces();
    }

    private ClusterRow row(ClusterFault fault) {
        provider.misbehave(MISHAPS, null);
        List<Trial> trials = Stream.generate(() -> trial(fault.leads())).limit(CAMPAIGNS).toList();
        together(
                trials,
                trial -> {
                    trial.post();
                    return trial.awaitEnoughEnded();
                });
        Waiting.pause(Duration.ofMillis(random.nextInt(1_000)));
        ClusterFault.Standing standing = standing(trials.getFirst());
        String title = fault.title(standing) + (staticMembers ? ", static members" : "");
        console.accept("%5.1f s  %s".formatted(elapsed().toMillis() / 1000.0, title));
        Instant struck = Instant.now();
        List<String> violations = new ArrayList<>(struck(fault.faults(standing)));
        List<Trial.Judgement> judgements = together(trials, Cluster::judgement);
        judgements.forEach(judgement -> violations.addAll(judgement.violations()));
        return told(row(title, struck, trials, judgements, violations));
    }

    private Trial trial(int leads) {
        Round round =
                new Round(
                        ++rounds,
                        List.of(),
                        Move.NONE,
                        Posting.WHOLE,
                        leads,
                        LIMIT,
                        ENDED,
                        Duration.ZERO,
                        MISHAPS,
                        Rules.NONE,
                        Accounts.NONE,
                        null);
        Client client = new Client(instances, Tenant.of(round).key());
        return new Trial(round, client, provider, postings);
    }

    private ClusterFault.Standing standing(Trial trial) {
        return new ClusterFault.Standing(
                broker(roles.leaderOf("call-status", trial.id())),
                broker(roles.controller()),
                broker(roles.coordinatorOf(Part.DIALER.title())));
    }

    private static Instance broker(int node) {
        return new Instance(Part.KAFKA, node);
    }

    /** Strikes, and returns when everything runs again and no broker lacks anything. */
    private List<String> struck(List<Fault> faults) {
        try {
            List<String> violations = arena.strike(faults).violations();
            awaitInSync();
            return violations;
        } catch (RuntimeException e) {
            return List.of("does not run again: " + e.getMessage());
        }
    }

    private void awaitInSync() {
        if (!Waiting.until(TO_SETTLE, roles::areInSync, inSync -> inSync)) {
            throw new ChaosProblem("The brokers are not in sync.");
        }
    }

    private static Trial.Judgement judgement(Trial trial) {
        try {
            return trial.judgement();
        } catch (RuntimeException e) {
            return new Trial.Judgement(
                    Verdict.Numbers.NONE, List.of("cannot be judged: " + e.getMessage()));
        }
    }

    private ClusterRow row(
            String title,
            Instant struck,
            List<Trial> trials,
            List<Trial.Judgement> judgements,
            List<String> violations) {
        List<List<SimulatorReport.Call>> calls =
                trials.stream().map(trial -> provider.truth(trial.id()).calls()).toList();
        return new ClusterRow(
                title,
                judgements.stream().mapToInt(each -> each.numbers().called()).sum(),
                judgements.stream().mapToInt(each -> each.numbers().unknown()).sum(),
                Pauses.Refused.of(provider.refusals(), struck),
                calls.stream()
                        .map(each -> Pauses.withAFreePlace(each, LIMIT, struck))
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                Pauses.betweenCreates(calls.stream().flatMap(List::stream).toList(), struck),
                violations);
    }

    private ClusterRow told(ClusterRow row) {
        console.accept("         " + row.measures());
        row.violations().forEach(each -> console.accept("BROKEN: " + each));
        return row;
    }

    private static <T, R> List<R> together(List<T> things, Function<T, R> task) {
        return Arena.together(things, task);
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Ends the stack and removes its networks; its folder stays. */
    @Override
    public void close() {
        try (stack;
                roles) {
            balancers.forEach(Balancer::close);
        }
    }
}
