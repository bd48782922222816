package io.dialstream.stack.chaos;

import io.dialstream.stack.launch.Instance;
import io.dialstream.stack.launch.LocalStack;
import io.dialstream.stack.launch.Part;
import io.dialstream.stack.launch.Ports;
import io.dialstream.stack.launch.StackPlan;
import io.dialstream.stack.network.Namespaces;
import io.dialstream.stack.vendor.Secrets;
import io.dialstream.stack.vendor.VendorAccount;
import io.dialstream.stack.vendor.Vendors;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** The stack that is struck, with simulated time and deadlines in a hurry. */
final class Arena implements AutoCloseable {

    /** After so long without a sign of life, a consumer's partitions go to others. */
    static final Duration SESSION = Duration.ofSeconds(6);

    /** After so long without a word of it, a call is asked for. */
    static final Duration SILENT = Duration.ofSeconds(4);

    /** After so long, one of which the provider has not said that it has it is given up. */
    static final Duration UNCLEAR = Duration.ofSeconds(15);

    /** What a service that is asked to end may take. */
    private static final Duration TO_END = Duration.ofSeconds(10);

    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(15);

    private static final double SPEED_UP = 100;

    /** Of all humans who are offered one. */
    private static final double PRESS_A_KEY = 0.3;

    /** To 97 calls that come to something else. */
    private static final int MACHINES = 15;

    private final LocalStack stack;
    private final Optional<Namespaces> namespaces;
    private final Runnable brokersSettled;

    /**
     * On a stack that runs.
     *
     * @param namespaces of its brokers, where they have some
     * @param brokersSettled returns when no broker lacks what another one has
     */
    Arena(LocalStack stack, Optional<Namespaces> namespaces, Runnable brokersSettled) {
        this.stack = stack;
        this.namespaces = namespaces;
        this.brokersSettled = brokersSettled;
    }

    /**
     * Starts it.
     *
     * @param vendors of the accounts beside the first one, by their names
     */
    static Arena open(
            Path data, Ports ports, long seed, List<String> vendors, Consumer<String> console) {
        return new Arena(
                plan(data, ports, seed, vendors).console(console).start(),
                Optional.empty(),
                () -> {});
    }

    private static StackPlan plan(Path data, Ports ports, long seed, List<String> vendors) {
        StackPlan plan = inAHurry(data, ports, seed);
        var secrets = new Secrets("chaos " + seed, data);
        vendors.forEach(vendor -> tellOfAccount(plan, ports, vendor, account(vendor, secrets)));
        return plan.environment(
                        new Instance(Part.DIALER, 2),
                        "DIALSTREAM_PROVIDER_DEFAULT",
                        Schedule.usualOfSecondDialer(seed, vendors))
                .caller(Map.of("DIALSTREAM_API_KEYS", Tenant.keys()))
                .instances(Part.DIALER, 2)
                .instances(Part.CAMPAIGN, 2)
                .environment(Part.SIMULATOR, "SIMULATOR_SPEEDUP", "" + SPEED_UP)
                .environment(Part.SIMULATOR, "SIMULATOR_PRESSING_SHARE", "" + PRESS_A_KEY)
                .environment(Part.SIMULATOR, "SIMULATOR_MIX_MACHINE", "" + MACHINES)
                .environment(Part.DIALER, "DIALSTREAM_DIALER_OUTOFSIGHTAFTER", "30s")
                .environment(Part.DIALER, "DIALSTREAM_BREAKER_OF", "4")
                .environment(Part.DIALER, "DIALSTREAM_BREAKER_WITHIN", "10s")
                .environment(Part.DIALER, "DIALSTREAM_BREAKER_PROBEAFTER", "2s");
    }

    /** What every stack that is struck has in common. */
    static StackPlan inAHurry(Path data, Ports ports, long seed) {
        return LocalStack.plan()
                .data(data)
                .ports(ports)
                // Most processes are killed before long.
                .shortLived()
                .environment(Part.SIMULATOR, "SIMULATOR_SEED", "" + seed)
                .environment(Part.DIALER, "DIALSTREAM_DIALER_SILENTAFTER", "" + SILENT)
                .environment(Part.DIALER, "DIALSTREAM_DIALER_UNCLEARAFTER", "" + UNCLEAR)
                .environment(Part.CAMPAIGN, "DIALSTREAM_DISPATCH_RESENDAFTER", "3s")
                .environment(Part.CAMPAIGN, "DIALSTREAM_IDEMPOTENCY_LEASE", "3s");
    }

    private static VendorAccount account(String vendor, Secrets secrets) {
        return Vendors.named(vendor)
                .map(it -> it.account(secrets))
                .orElseGet(Arena::anotherAtTwilio);
    }

    private static void tellOfAccount(
            StackPlan plan, Ports ports, String vendor, VendorAccount account) {
        var id = Accounts.at(vendor).toUpperCase(Locale.ROOT) + "_";
        var everybody =
                Map.of(
                        "VENDOR",
                        vendor,
                        "FROMNUMBER",
                        "+15005550009",
                        "APIBASEURL",
                        "http://127.0.0.1:" + ports.of(Part.SIMULATOR.first()),
                        "CALLSPERSECOND",
                        "1000");
        tell(plan, Part.SIMULATOR, "SIMULATOR_ACCOUNTS_" + id, everybody, account.simulator());
        tell(plan, Part.DIALER, "DIALSTREAM_PROVIDER_" + id, everybody, account.services());
        tell(plan, Part.INGEST, "DIALSTREAM_PROVIDER_" + id, everybody, account.services());
        tell(plan, Part.CAMPAIGN, "DIALSTREAM_PROVIDER_" + id, everybody, Map.of());
    }

    private static VendorAccount anotherAtTwilio() {
        var settings =
                Map.of("ACCOUNTSID", "AC" + "ea57".repeat(8), "AUTHTOKEN", "the-token-of-east");
        return new VendorAccount(settings, settings);
    }

    private static void tell(
            StackPlan plan,
            Part part,
            String prefix,
            Map<String, String> everybody,
            Map<String, String> own) {
        everybody.forEach((name, value) -> plan.environment(part, prefix + name, value));
        own.forEach((name, value) -> plan.environment(part, prefix + name, value));
    }

    URI address(Instance instance) {
        return stack.addresses().http(instance);
    }

    /** Returns when everything runs again. */
    Strike strike(List<Fault> faults) {
        return together(faults, this::strike).stream().reduce(Strike.UNREMARKABLE, Strike::and);
    }

    private Strike strike(Fault fault) {
        return switch (fault) {
            case Fault.Kill kill -> kill(kill);
            case Fault.Leave leave -> leave(leave);
            case Fault.Freeze freeze -> freeze(freeze);
            case Fault.Cut cut -> cut(cut);
            case Fault.Roll roll -> roll(roll);
        };
    }

    private Strike kill(Fault.Kill kill) {
        together(kill.who(), each -> run(() -> stack.kill(each)));
        Waiting.pause(kill.away());
        restart(kill.who());
        return Strike.UNREMARKABLE;
    }

    private Strike freeze(Fault.Freeze freeze) {
        freeze.who().forEach(stack::freeze);
        Waiting.pause(freeze.length());
        freeze.who().forEach(stack::thaw);
        return Strike.UNREMARKABLE;
    }

    private Strike cut(Fault.Cut cut) {
        Namespaces all = namespaces.orElseThrow();
        cut.who().forEach(each -> all.cut(each.number(), cut.direction()));
        Waiting.pause(cut.length());
        cut.who().forEach(each -> all.heal(each.number(), cut.direction()));
        return Strike.UNREMARKABLE;
    }

    private Strike roll(Fault.Roll roll) {
        for (Instance each : roll.who()) {
            stack.restart(each);
            if (each.part() == Part.KAFKA) {
                brokersSettled.run();
            }
        }
        return Strike.UNREMARKABLE;
    }

    private Strike leave(Fault.Leave leave) {
        List<String> times = new ArrayList<>();
        List<String> violations = new ArrayList<>();
        for (Instance each : leave.who()) {
            Duration taken = stop(each);
            times.add("%.1f".formatted(taken.toMillis() / 1000.0));
            if (taken.compareTo(allowed(each)) > 0) {
                violations.add("%s took %d ms to end".formatted(each.title(), taken.toMillis()));
            }
        }
        Waiting.pause(leave.away());
        restart(leave.who());
        return new Strike(
                List.of("ended in " + String.join(", ", times) + " s"), List.copyOf(violations));
    }

    /** The stores, and what archives its classes after a build, end when they are done. */
    private Duration allowed(Instance instance) {
        Duration patience = stack.patience(instance);
        return instance.part().isStore() || patience.compareTo(USUAL_PATIENCE) > 0
                ? patience
                : TO_END;
    }

    private Duration stop(Instance instance) {
        long start = System.nanoTime();
        stack.stop(instance);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The stores first: the services wait for them. */
    private void restart(List<Instance> who) {
        List<Instance> stores = who.stream().filter(each -> each.part().isStore()).toList();
        List<Instance> others = who.stream().filter(each -> !each.part().isStore()).toList();
        together(stores, each -> run(() -> stack.restart(each)));
        together(others, each -> run(() -> stack.restart(each)));
    }

    private static boolean run(Runnable task) {
        task.run();
        return true;
    }

    static <T, R> List<R> together(List<T> things, Function<T, R> task) {
        List<CompletableFuture<R>> all =
                things.stream()
                        .map(each ->
                                CompletableFuture.supplyAsync(
                                        () -> task.apply(each), Thread::startVirtualThread))
                        .toList();
        return all.stream().map(CompletableFuture::join).toList();
    }

    @Override
    public void close() {
        stack.close();
    }
}
