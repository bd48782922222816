package io.dialstream.foundation.eventlog.kafka;

import static java.util.Objects.requireNonNull;

import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.EventLogProperties;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Looks at the cluster. A broker that hangs is asked for a second and a half, then another one. The
 * controllers are asked, too: without them a broker that is left goes on telling what it knew last.
 */
class KafkaLook implements Callable<KafkaSight>, AutoCloseable {

    private static final int OF_ONE_BROKER_MILLIS = 1_500;
    private static final int TIMEOUT_MILLIS = 6_000;

    private final Admin admin;
    private final int copiesInSync;
    private final String topic;

    KafkaLook(KafkaAdmin kafkaAdmin, EventLogProperties properties) {
        Map<String, Object> settings = new HashMap<>(kafkaAdmin.getConfigurationProperties());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, OF_ONE_BROKER_MILLIS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.admin = Admin.create(settings);
        this.topic = properties.names().of(Topics.CALL_STATUS);
        this.copiesInSync = new WantedTopics(properties).copiesInSync();
    }

    @Override
    public KafkaSight call() throws ExecutionException, InterruptedException, TimeoutException {
        var nodes = admin.describeCluster().nodes();
        var quorum = admin.describeMetadataQuorum().quorumInfo();
        var topics = admin.describeTopics(List.of(topic)).topicNameValues();
        awaitLeaderOf(quorum);
        return sight(await(nodes).size(), requireNonNull(topics.get(topic)));
    }

    /** Not every cluster has such controllers, nor lets everybody ask. */
    private static void awaitLeaderOf(KafkaFuture<?> quorum)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            await(quorum);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof UnsupportedVersionException
                    || e.getCause() instanceof AuthorizationException)) {
                throw e;
            }
        }
    }

    private KafkaSight sight(int nodes, KafkaFuture<TopicDescription> topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            var partitions = await(topic).partitions();
            int writable = (int) partitions.stream().filter(this::isWritable).count();
            return new KafkaSight(nodes, partitions.size(), partitions.size() - writable);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return new KafkaSight(nodes, 0, 0);
            }
            throw e;
        }
    }

    private boolean isWritable(TopicPartitionInfo partition) {
        return partition.leader() != null
                && !partition.leader().isEmpty()
                && partition.isr().size() >= copiesInSync;
    }

    private static <T> T await(KafkaFuture<T> future)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
