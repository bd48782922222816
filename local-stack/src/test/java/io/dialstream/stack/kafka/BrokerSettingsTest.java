package io.dialstream.stack.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

    private static final Node ONE = new Node(1, "10.0.0.1", 9092, 10_092);
    private static final Node TWO = new Node(2, "10.0.0.2", 9192, 10_192);
    private static final Node THREE = new Node(3, "10.0.0.3", 9292, 10_292);
    private static final List<Node> ALL = List.of(ONE, TWO, THREE);

    @Test
    void keepsACopyOnEachOfSeveral() {
        assertThat(settings(TWO, ALL))
                .containsEntry("node.id", "2")
                .containsEntry(
                        "controller.quorum.voters",
                        "1@10.0.0.1:10092,2@10.0.0.2:10192,3@10.0.0.3:10292")
                .containsEntry("listeners", "CLIENT://10.0.0.2:9192,CONTROLLER://10.0.0.2:10192")
                .containsEntry("advertised.listeners", "CLIENT://10.0.0.2:9192")
                .containsEntry("default.replication.factor", "3")
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("offsets.topic.replication.factor", "3")
                .containsEntry("transaction.state.log.replication.factor", "3")
                .containsEntry("transaction.state.log.min.isr", "2");
    }

    @Test
    void leavesSeveralTheTimeOutsOfKafka() {
        assertThat(settings(ONE, ALL))
                .doesNotContainKeys(
                        "broker.session.timeout.ms",
                        "broker.heartbeat.interval.ms",
                        "group.initial.rebalance.delay.ms");
    }

    @Test
    void isQuickAndKeepsOneCopyWhereThereIsOne() {
        assertThat(settings(ONE, List.of(ONE)))
                .containsEntry("controller.quorum.voters", "1@10.0.0.1:10092")
                .containsEntry("default.replication.factor", "1")
                .containsEntry("min.insync.replicas", "1")
                .containsEntry("broker.session.timeout.ms", "3000");
    }

    @Test
    void readsNodesAsTheyAreWritten() {
        assertThat(Node.read(Node.written(ALL))).isEqualTo(ALL);
    }

    private static Properties settings(Node self, List<Node> nodes) {
        return new BrokerSettings(Path.of("/data/log"), self, nodes, Optional.empty())
                .asProperties();
    }
}
