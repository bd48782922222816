package io.dialstream.calllog.projection;

import io.dialstream.calllog.call.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The result of the last batches, so that the next one need not read it. For each partition it
 * holds what the records up to an offset add up to, and it is used only for the record right after
 * that offset: so it makes no difference who owned the partition in between, and how far they came.
 *
 * <p>Several consumers may share it. A partition is checked out by one batch at a time and comes
 * back only when all of that batch is stored.
 */
@Component
class ProjectionCache {

    private final Map<Integer, CachedPartition> partitions = new ConcurrentHashMap<>();
    private final int maxCalls;

    ProjectionCache(ProjectionProperties properties) {
        this.maxCalls = properties.rememberedCalls();
    }

    /** Checks out the partitions of a batch; one where the batch does not go on comes out empty. */
    Checkout checkOut(List<CallStatusRecord> batch) {
        var taken = new HashMap<Integer, CachedPartition>();
        batch.forEach(record -> taken.computeIfAbsent(record.partition(), _ -> before(record)));
        return new Checkout(taken);
    }

    private CachedPartition before(CallStatusRecord first) {
        var cached = partitions.remove(first.partition());
        return cached != null && cached.isUpTo(first.offset()) ? cached : new CachedPartition();
    }

    /** Returns them with the result of the batch, once it is stored. */
    void checkIn(Checkout checkout, List<CallStatusRecord> batch, Known after) {
        batch.forEach(record -> checkout.partitionOf(record).add(record, after));
        partitions.putAll(checkout.partitions);
        int share = maxCalls / Math.max(1, partitions.size());
        checkout.partitions.values().forEach(partition -> partition.keepLatest(share));
    }

    /** The cached partitions of a batch, for that batch alone. */
    record Checkout(Map<Integer, CachedPartition> partitions) {

        /** The cached calls and stats that the batch is about. */
        Known known(List<CallStatusRecord> batch) {
            var calls = new HashMap<String, Call>();
            var stats = new HashMap<String, CampaignStats>();
            for (var record : batch) {
                var partition = partitionOf(record);
                var call = partition.call(record.event().callId());
                if (call != null) {
                    calls.put(call.id(), call);
                }
                var campaign = partition.stats(record.event().campaignId());
                if (campaign != null) {
                    stats.put(campaign.campaignId(), campaign);
                }
            }
            return new Known(calls, stats);
        }

        private CachedPartition partitionOf(CallStatusRecord record) {
            return Objects.requireNonNull(partitions.get(record.partition()), "partition");
        }
    }
}
