package io.dialstream.stack.launch;

import io.dialstream.stack.network.Namespaces;
import io.dialstream.stack.process.FolderLock;
import io.dialstream.stack.process.SupervisedProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Dialstream on this machine: Kafka, the MongoDB-compatible server and the services, each a process
 * of its own on the loopback address. A process that dies is started again; closing ends them all,
 * the services first.
 *
 * <pre>{@code
 * try (LocalStack stack = LocalStack.plan().data(folder).ports(Ports.free()).start()) {
 *     stack.kill(Part.DIALER.first());
 *     stack.restart(Part.DIALER.first());
 * }
 * }</pre>
 */
public final class LocalStack implements AutoCloseable {

    private final Addresses addresses;
    private final Path data;
    private final FolderLock lock;
    private final Brokers brokers;
    private final Consumer<String> console;
    private final Thread atExit = new Thread(this::end, "end-local-stack");
    private Map<Instance, SupervisedProcess> processes = Map.of();
    private boolean ended;

    private LocalStack(StackPlan plan, FolderLock lock) {
        this.addresses = new Addresses(plan.caller(), plan.brokers());
        this.brokers = plan.brokers();
        this.data = plan.data();
        this.lock = lock;
        this.console = plan.console();
    }

    /** A plan for everything on the usual ports, to be changed and started. */
    public static StackPlan plan() {
        return new StackPlan();
    }

    static LocalStack start(StackPlan plan) {
        FolderLock lock =
                FolderLock.take(plan.data())
                        .orElseThrow(() ->
                                new StackProblem(
                                        "Another Dialstream runs on "
                                                + plan.data()
                                                + "; end it, or choose another folder with --data."));
        LocalStack stack = new LocalStack(plan, lock);
        Runtime.getRuntime().addShutdownHook(stack.atExit);
        try {
            stack.brokers.prepare();
            stack.assemble(plan);
            stack.start(stack.stores(plan::startsAtOnce));
            stack.brokers.grant();
            stack.start(stack.services(plan::startsAtOnce));
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private synchronized void assemble(StackPlan plan) {
        processes = Assembly.of(plan);
    }

    private void start(ProcessGroup group) {
        if (!group.members().isEmpty()) {
            console.accept("starting " + group.names());
            startUnlessEnded(group);
            group.awaitReady();
        }
    }

    private synchronized void startUnlessEnded(ProcessGroup group) {
        if (ended) {
            throw new StackProblem("Ended while starting.");
        }
        group.start();
    }

    private ProcessGroup stores(Predicate<Instance> wanted) {
        return group(wanted.and(instance -> instance.part().isStore()));
    }

    private ProcessGroup services(Predicate<Instance> wanted) {
        return group(wanted.and(instance -> !instance.part().isStore()));
    }

    private ProcessGroup group(Predicate<Instance> wanted) {
        return new ProcessGroup(
                processes.entrySet().stream()
                        .filter(each -> wanted.test(each.getKey()))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    /** Where everything is kept: logs in {@code logs}. */
    public Path data() {
        return data;
    }

    /** Where everything answers. */
    public Addresses addresses() {
        return addresses;
    }

    /** What clients of its brokers that may do everything take as their properties. */
    public Map<String, String> kafkaClient() {
        return brokers.client();
    }

    /** The processes that this stack runs. */
    public Collection<Instance> instances() {
        return List.copyOf(processes.keySet());
    }

    /** The process that runs now, if one does. */
    public Optional<ProcessHandle> handle(Instance instance) {
        return process(instance).handle();
    }

    /** What the process has said so far. */
    public Path log(Instance instance) {
        return process(instance).spec().log();
    }

    /** Ends it as {@code kill -9} does; it stays down until {@link #restart}. */
    public void kill(Instance instance) {
        process(instance).kill();
    }

    /** Ends it as {@code kill -9} does; it is started again as after any death. */
    public void crash(Instance instance) {
        process(instance).crash();
    }

    /** Ends it in order; it stays down until {@link #restart}. */
    public void stop(Instance instance) {
        process(instance).stop();
    }

    /** How long it may take to end in order: longer when it will archive the classes it loaded. */
    public Duration patience(Instance instance) {
        return process(instance).spec().patience();
    }

    /** Starts it, after ending it in order if it runs, and returns when it is ready. */
    public void restart(Instance instance) {
        process(instance).stop();
        process(instance).start();
        awaitReady(instance);
    }

    /** Returns when it is ready, say after a {@link #crash}. */
    public void awaitReady(Instance instance) {
        new ProcessGroup(List.of(process(instance))).awaitReady();
    }

    /** Stops it where it is, with its connections open. */
    public void freeze(Instance instance) {
        process(instance).freeze();
    }

    /** Lets it go on after {@link #freeze}. */
    public void thaw(Instance instance) {
        process(instance).thaw();
    }

    private SupervisedProcess process(Instance instance) {
        SupervisedProcess process = processes.get(instance);
        if (process == null) {
            throw new IllegalArgumentException("This stack has no " + instance.title());
        }
        return process;
    }

    /** Ends the services, then the stores they wrote to; the end of this process does the same. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyShuttingDown) {
            return;
        }
    }

    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (!processes.isEmpty()) {
            console.accept(
                    "ending; the first time after a build this takes longer, and makes the next start faster");
        }
        try (lock) {
            try {
                services(_ -> true).stop();
            } finally {
                stores(_ -> true).stop();
                brokers.namespaces().ifPresent(Namespaces::close);
            }
        }
    }
}
