package io.dialstream.stack.kafka;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.utils.Utils;

/** Which node has which role in a cluster now, as the cluster itself says. */
public final class Roles implements AutoCloseable {

    private static final int MAX_SECONDS = 60;

    private final Admin admin;

    /**
     * Of a cluster.
     *
     * @param client where it is, and what it asks of its clients
     */
    public Roles(Map<String, String> client) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, MAX_SECONDS * 1_000 / 2);
        admin = Admin.create(settings);
    }

    /** The leader of the partition in which the records of that key are. */
    public int leaderOf(String topic, String key) {
        List<TopicPartitionInfo> partitions =
                answer(admin.describeTopics(List.of(topic)).allTopicNames())
                        .values()
                        .iterator()
                        .next()
                        .partitions();
        int hash = Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8)));
        return partitions.get(hash % partitions.size()).leader().id();
    }

    /** The active controller. */
    public int controller() {
        return answer(admin.describeMetadataQuorum().quorumInfo()).leaderId();
    }

    /** The coordinator of a group of consumers. */
    public int coordinatorOf(String group) {
        return answer(admin.describeConsumerGroups(List.of(group)).all())
                .values()
                .iterator()
                .next()
                .coordinator()
                .id();
    }

    /**
     * Whether every replica of every partition has what its leader has; not when nobody can say.
     */
    public boolean areInSync() {
        try {
            Set<String> topics = answer(admin.listTopics().names());
            return answer(admin.describeTopics(topics).allTopicNames()).values().stream()
                    .map(TopicDescription::partitions)
                    .flatMap(List::stream)
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size()
                                    && partition.leader() != null);
        } catch (IllegalStateException _) {
            return false;
        }
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(MAX_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The cluster does not say who it is: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
