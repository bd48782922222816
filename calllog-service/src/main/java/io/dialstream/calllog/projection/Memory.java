package io.dialstream.calllog.projection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What the last batches came to, so that the next need not read it. Of each partition it holds what
 * the records up to an offset come to, and it is used for the record right after that offset only:
 * so it makes no difference who had the partition in between, and how far they came.
 *
 * <p>Several consumers may share it. What is remembered of a partition is in the hands of one batch
 * at a time, and comes back only when all of that batch is stored.
 */
@Component
class Memory {

    private final Map<Integer, Remembered> partitions = new ConcurrentHashMap<>();
    private final int mostCalls;

    Memory(ProjectionProperties properties) {
        this.mostCalls = properties.rememberedCalls();
    }

    /** Gives away what is remembered of the partitions of a batch, if the batch goes on there. */
    Recollection recall(List<Heard> batch) {
        var parts = new HashMap<Integer, Remembered>();
        batch.forEach(heard -> parts.computeIfAbsent(heard.partition(), _ -> before(heard)));
        return new Recollection(parts);
    }

    private Remembered before(Heard first) {
        var remembered = partitions.remove(first.partition());
        return remembered != null && remembered.isUpTo(first.offset())
                ? remembered
                : new Remembered();
    }

    /** Takes it back, with what the batch has come to. */
    void remember(Recollection recollection, List<Heard> batch, Known known) {
        recollection.takeIn(batch, known);
        partitions.putAll(recollection.parts());
        int share = mostCalls / Math.max(1, partitions.size());
        recollection.parts().values().forEach(part -> part.keepTheLatest(share));
    }
}
