package io.dialstream.stack.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * The settings of the one node, which is controller and broker at once; ports on the loopback
 * address.
 */
record BrokerSettings(Path logs, int port, int controllerPort) {

    private static final String NODE = "1";
    private static final int MEBIBYTE = 1024 * 1024;

    Properties asProperties() {
        Properties all = new Properties();
        all.putAll(node());
        all.putAll(one());
        all.putAll(small());
        all.putAll(quick());
        return all;
    }

    private Map<String, String> node() {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                NODE,
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort,
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names",
                "CONTROLLER",
                "inter.broker.listener.name",
                "PLAINTEXT",
                "auto.create.topics.enable",
                "false",
                "log.dirs",
                logs.toString());
    }

    /**
     * With one broker there is one replica, so acks=all means: in the page cache of this machine.
     */
    private static Map<String, String> one() {
        return Map.of(
                "default.replication.factor", "1",
                "min.insync.replicas", "1",
                "offsets.topic.replication.factor", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1");
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
