package io.dialstream.foundation.eventlog.kafka;

import static java.util.stream.Collectors.toSet;

import io.dialstream.events.Topics;
import io.dialstream.foundation.eventlog.PartitionOwner;
import java.util.Collection;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Translates rebalances of the service's own group to {@link PartitionOwner}. The partitions of
 * call-status stand for all: the co-partitioned topics are assigned alike.
 */
class OwnershipListener implements ConsumerAwareRebalanceListener {

    private final PartitionOwner owner;
    private final String groupId;

    OwnershipListener(PartitionOwner owner, String groupId) {
        this.owner = owner;
        this.groupId = groupId;
    }

    @Override
    public void onPartitionsAssigned(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        var numbers = owned(consumer, partitions);
        if (!numbers.isEmpty()) {
            owner.gained(numbers);
        }
    }

    @Override
    public void onPartitionsRevokedBeforeCommit(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        giveUp(consumer, partitions, true);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        giveUp(consumer, partitions, false);
    }

    private void giveUp(
            Consumer<?, ?> consumer, Collection<TopicPartition> partitions, boolean inTime) {
        var numbers = owned(consumer, partitions);
        if (!numbers.isEmpty()) {
            owner.givenUp(numbers, inTime);
        }
    }

    private Set<Integer> owned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (!consumer.groupMetadata().groupId().equals(groupId)) {
            return Set.of();
        }
        return partitions.stream()
                .filter(partition -> Topics.isNamed(Topics.CALL_STATUS, partition.topic()))
                .map(TopicPartition::partition)
                .collect(toSet());
    }
}
