package io.dialstream.stack.kafka;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A node of Kafka, controller and broker at once, and where it is. */
public record Node(int id, String host, int port, int controllerPort) {

    /** As one argument of a command. */
    public static String written(List<Node> nodes) {
        return nodes.stream()
                .map(node ->
                        "%d@%s:%d:%d".formatted(node.id, node.host, node.port, node.controllerPort))
                .collect(Collectors.joining(","));
    }

    /** What {@link #written} wrote. */
    public static List<Node> read(String written) {
        return Arrays.stream(written.split(",", -1)).map(Node::one).toList();
    }

    private static Node one(String written) {
        String[] parts = written.split("[@:]", -1);
        return new Node(
                Integer.parseInt(parts[0]),
                parts[1],
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]));
    }

    String voter() {
        return id + "@" + host + ":" + controllerPort;
    }
}
