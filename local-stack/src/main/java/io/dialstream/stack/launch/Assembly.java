package io.dialstream.stack.launch;

import io.dialstream.stack.process.Probe;
import io.dialstream.stack.process.ProcessRegister;
import io.dialstream.stack.process.ProcessSpec;
import io.dialstream.stack.process.SupervisedProcess;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the processes of a plan, none of them started, on a folder and ports that are found to be
 * free.
 */
final class Assembly {

    private static final Duration TO_END = Duration.ofSeconds(15);
    private static final Duration TO_ARCHIVE_AND_END = Duration.ofMinutes(1);

    private final StackPlan plan;
    private final Commands commands;
    private final Environments environments;

    private Assembly(StackPlan plan) {
        this.plan = plan;
        this.commands = plan.commands();
        this.environments = plan.environments();
    }

    static Map<Instance, SupervisedProcess> of(StackPlan plan) {
        ProcessRegister register = new ProcessRegister(plan.data().resolve("processes"));
        register.endLeftovers(process ->
                plan.console().accept("ending %s, left behind by a former run".formatted(process)));
        plan.processes().stream()
                .filter(plan.brokers()::isOnLoopback)
                .forEach(instance -> requireFree(plan.ports().allOf(instance), instance));
        Assembly assembly = new Assembly(plan);
        Map<Instance, SupervisedProcess> processes = new LinkedHashMap<>();
        for (Instance instance : plan.processes()) {
            processes.put(
                    instance,
                    new SupervisedProcess(assembly.spec(instance), register, plan.console()));
        }
        return processes;
    }

    private static void requireFree(List<Integer> ports, Instance instance) {
        for (int port : ports) {
            if (!Ports.isFree(port)) {
                throw new StackProblem(
                        "Port %d, which %s needs, is in use%s"
                                .formatted(
                                        port,
                                        instance.title(),
                                        StackProcess.whoHolds(port, StackProcess.running())));
            }
        }
    }

    private ProcessSpec spec(Instance instance) {
        return new ProcessSpec(
                instance.title(),
                commands.of(instance, plan.ports().allOf(instance)),
                environments.of(instance),
                plan.data().resolve("logs").resolve(instance.title() + ".log"),
                probe(instance),
                commands.archivesAtItsEnd(instance) ? TO_ARCHIVE_AND_END : TO_END);
    }

    private Probe probe(Instance instance) {
        List<Integer> ports = plan.ports().allOf(instance);
        return instance.part().isStore()
                ? new Probe.Port(plan.brokers().host(instance), ports.getFirst())
                : new Probe.Http(
                        URI.create(
                                "http://127.0.0.1:%d/actuator/health/readiness"
                                        .formatted(ports.getLast())));
    }
}
