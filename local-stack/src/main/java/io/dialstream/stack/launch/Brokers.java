package io.dialstream.stack.launch;

import io.dialstream.stack.kafka.Node;
import io.dialstream.stack.kafka.Permissions;
import io.dialstream.stack.kafka.Security;
import io.dialstream.stack.network.Namespaces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many brokers there are, and where: on the loopback address, or each in a namespace of its
 * own.
 */
record Brokers(
        Ports ports, int number, Optional<Namespaces> namespaces, Optional<Security> security) {

    private static final String LOOPBACK = "127.0.0.1";

    /** One, on the loopback address. */
    static Brokers one(Ports ports) {
        return new Brokers(ports, 1, Optional.empty(), Optional.empty());
    }

    /** Makes what keeps strangers out, if anything does, before the first start. */
    void prepare() {
        security.ifPresent(its ->
                its.make(
                        nodes().stream().map(Node::host).distinct().toList(),
                        Permissions.services()));
    }

    /** Allows each service what it does, once the brokers run. */
    void grant() {
        if (security.isPresent()) {
            Permissions.grant(client(), "", user -> user);
        }
    }

    /** What whoever may do everything takes as the properties of a client. */
    Map<String, String> client() {
        Map<String, String> client = new HashMap<>();
        client.put("bootstrap.servers", bootstrapServers());
        security.ifPresent(its -> client.putAll(its.client(Security.OPERATOR)));
        return client;
    }

    /** What a service is told beside the addresses. */
    Map<String, String> environment(Part service) {
        return security.filter(_ -> service != Part.SIMULATOR)
                .map(its -> its.environment(service.title()))
                .orElse(Map.of());
    }

    boolean areSeveral() {
        return number > 1;
    }

    /** What clients take as {@code bootstrap.servers}. */
    String bootstrapServers() {
        return nodes().stream()
                .map(node -> node.host() + ":" + node.port())
                .collect(Collectors.joining(","));
    }

    /** The controllers speak to each other where a service would tell its health. */
    List<Node> nodes() {
        return IntStream.rangeClosed(1, number)
                .mapToObj(id -> new Instance(Part.KAFKA, id))
                .map(instance ->
                        new Node(
                                instance.number(),
                                host(instance),
                                ports.of(instance),
                                ports.managementOf(instance)))
                .toList();
    }

    /** Where a process listens, a broker or not. */
    String host(Instance instance) {
        return namespaces
                .filter(_ -> instance.part() == Part.KAFKA)
                .map(all -> all.address(instance.number()))
                .orElse(LOOPBACK);
    }

    boolean isOnLoopback(Instance instance) {
        return host(instance).equals(LOOPBACK);
    }

    /** What comes before the command of a process. */
    List<String> entrance(Instance instance) {
        return namespaces
                .filter(_ -> instance.part() == Part.KAFKA)
                .map(all -> all.entrance(instance.number()))
                .orElse(List.of());
    }

    /** What the process of a broker is told beside its folder and its port. */
    List<String> arguments(Instance instance) {
        if (!areSeveral() || instance.part() != Part.KAFKA) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("--node", String.valueOf(instance.number())));
        arguments.addAll(List.of("--nodes", Node.written(nodes())));
        security.ifPresent(its -> arguments.addAll(List.of("--security", its.folder().toString())));
        return arguments;
    }
}
