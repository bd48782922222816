package io.dialstream.stack.launch;

import io.dialstream.stack.process.FolderLock;
import io.dialstream.stack.process.Probe;
import io.dialstream.stack.process.ProcessRegister;
import io.dialstream.stack.process.ProcessSpec;
import io.dialstream.stack.process.SupervisedProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

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

    private final Map<Instance, SupervisedProcess> processes = new LinkedHashMap<>();
    private final Addresses addresses;
    private final FolderLock lock;
    private final Consumer<String> console;
    private final Thread atExit = new Thread(this::end, "end-local-stack");
    private boolean ended;

    private LocalStack(Addresses addresses, FolderLock lock, Consumer<String> console) {
        this.addresses = addresses;
        this.lock = lock;
        this.console = console;
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
        LocalStack stack =
                new LocalStack(new Addresses(plan.caller(), plan.ports()), lock, plan.console());
        Runtime.getRuntime().addShutdownHook(stack.atExit);
        try {
            stack.launch(plan);
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void launch(StackPlan plan) {
        ProcessRegister register = new ProcessRegister(plan.data().resolve("processes"));
        register.endLeftovers(title ->
                plan.console().accept("ending a " + title + " left behind by a former run"));
        requireFreePorts(plan);
        Commands commands = plan.commands();
        Environments environments = plan.environments();
        for (Instance instance : plan.processes()) {
            ProcessSpec spec = spec(instance, plan, commands, environments);
            processes.put(instance, new SupervisedProcess(spec, register, plan.console()));
        }
        start(true, plan);
        start(false, plan);
    }

    private static void requireFreePorts(StackPlan plan) {
        for (Instance instance : plan.processes()) {
            int port = plan.ports().of(instance);
            if (!Ports.isFree(port)) {
                throw new StackProblem(
                        "Port %d, which the %s needs, is in use; shift all ports with --port-offset."
                                .formatted(port, instance.title()));
            }
        }
    }

    private static ProcessSpec spec(
            Instance instance, StackPlan plan, Commands commands, Environments environments) {
        int port = plan.ports().of(instance);
        Path log = plan.data().resolve("logs").resolve(instance.title() + ".log");
        URI ready = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        return new ProcessSpec(
                instance.title(),
                commands.of(instance, port),
                environments.of(instance),
                log,
                instance.part().isStore() ? new Probe.Port(port) : new Probe.Http(ready),
                commands.patience(instance.part()));
    }

    private void start(boolean stores, StackPlan plan) {
        List<SupervisedProcess> group = processes(stores);
        if (!group.isEmpty()) {
            plan.console()
                    .accept(
                            "starting "
                                    + String.join(
                                            ", ",
                                            group.stream()
                                                    .map(each -> each.spec().name())
                                                    .toList()));
            startAll(group);
            Readiness.await(group);
        }
    }

    private synchronized void startAll(List<SupervisedProcess> group) {
        if (ended) {
            throw new StackProblem("Ended while starting.");
        }
        group.forEach(SupervisedProcess::start);
    }

    private List<SupervisedProcess> processes(boolean stores) {
        return processes.entrySet().stream()
                .filter(each -> each.getKey().part().isStore() == stores)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Where everything answers. */
    public Addresses addresses() {
        return addresses;
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

    /** Starts it, after ending it in order if it runs, and returns when it is ready. */
    public void restart(Instance instance) {
        SupervisedProcess process = process(instance);
        process.stop();
        process.start();
        Readiness.await(List.of(process));
    }

    /** Returns when it is ready, say after a {@link #crash}. */
    public void awaitReady(Instance instance) {
        Readiness.await(List.of(process(instance)));
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

    /**
     * Ends the services, side by side, then the stores they wrote to; the end of this process does
     * the same.
     */
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
        console.accept(
                "ending (takes longer the first time: the services keep their classes for a faster start)");
        stopAll(processes(false));
        stopAll(processes(true));
        lock.close();
    }

    private static void stopAll(List<SupervisedProcess> group) {
        CompletableFuture.allOf(
                        group.stream()
                                .map(each ->
                                        CompletableFuture.runAsync(
                                                () -> each.stop(), Thread::startVirtualThread))
                                .toArray(CompletableFuture<?>[]::new))
                .join();
    }
}
