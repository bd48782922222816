package io.dialstream.stack.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The settings of a node, which is controller and broker at once.
 *
 * @param nodes all there are, this one among them
 * @param security nothing where everybody on this machine may do everything
 */
record BrokerSettings(Path logs, Node self, List<Node> nodes, Optional<Security> security) {

    private static final int MEBIBYTE = 1024 * 1024;

    /** So many replicas must have a record that is acknowledged, where there are several. */
    private static final int MIN_IN_SYNC = 2;

    private static final Map<String, String> OPEN =
            Map.of("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");

    Properties asProperties() {
        Properties all = new Properties();
        all.putAll(node());
        all.putAll(security.map(Security::node).orElse(OPEN));
        all.putAll(small());
        if (nodes.size() == 1) {
            all.putAll(copies(1, 1));
            all.putAll(quick());
        } else {
            all.putAll(copies(nodes.size(), MIN_IN_SYNC));
        }
        return all;
    }

    private Map<String, String> node() {
        String broker = "CLIENT://" + self.host() + ":" + self.port();
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(self.id()),
                "controller.quorum.voters",
                nodes.stream().map(Node::voter).collect(Collectors.joining(",")),
                "listeners",
                broker + ",CONTROLLER://" + self.host() + ":" + self.controllerPort(),
                "advertised.listeners",
                broker,
                "controller.listener.names",
                "CONTROLLER",
                "inter.broker.listener.name",
                "CLIENT",
                "auto.create.topics.enable",
                "false",
                "log.dirs",
                logs.toString());
    }

    /**
     * With one broker there is one replica, so acks=all means: in the page cache of this machine.
     */
    private static Map<String, String> copies(int replicas, int inSync) {
        Map<String, String> copies = new HashMap<>();
        copies.put("default.replication.factor", "" + replicas);
        copies.put("min.insync.replicas", "" + inSync);
        copies.put("offsets.topic.replication.factor", "" + replicas);
        copies.put("transaction.state.log.replication.factor", "" + replicas);
        copies.put("transaction.state.log.min.isr", "" + inSync);
        copies.put("share.coordinator.state.topic.replication.factor", "" + replicas);
        copies.put("share.coordinator.state.topic.min.isr", "" + inSync);
        return copies;
    }

    private static Map<String, String> small() {
        return Map.of(
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.num.partitions", "2",
                "share.coordinator.state.topic.num.partitions", "2",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "log.cleaner.dedupe.buffer.size", String.valueOf(4 * MEBIBYTE),
                "log.index.size.max.bytes", String.valueOf(MEBIBYTE),
                "num.recovery.threads.per.data.dir", "2");
    }

    /** Several are there to be struck, and have the time-outs that Kafka comes with. */
    private static Map<String, String> quick() {
        return Map.of(
                "group.initial.rebalance.delay.ms", "0",
                // A folder that was put away for longer than a topic keeps its records is read
                // first.
                "log.initial.task.delay.ms", "600000",
                // A node that died is let back in when the session of its former life is over.
                "broker.session.timeout.ms", "3000",
                "broker.heartbeat.interval.ms", "500");
    }
}
