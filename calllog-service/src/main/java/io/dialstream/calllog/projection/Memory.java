package io.dialstream.calllog.projection;

import io.dialstream.calllog.call.Call;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What the last batches came to, so that the next need not read it. Of each partition it holds what
 * the records up to an offset come to, and it is used for the record right after that offset only:
 * so it makes no difference who had the partition in between, and how far they came.
 */
@Component
class Memory {

    private static final float LOAD = 0.75f;

    private final Map<Integer, Long> nextOffsets = new HashMap<>();
    private final Map<String, Call> calls;
    private final Map<String, CampaignStats> stats;
    private boolean inDoubt;

    Memory(ProjectionProperties properties) {
        this.calls = ofTheLatest(properties.rememberedCalls());
        this.stats = ofTheLatest(properties.rememberedCalls());
    }

    /**
     * What is known for a batch. Everything is forgotten first when the batch before did not come
     * to its end, or when this one begins elsewhere than where that one ended.
     */
    synchronized Known recall(List<Heard> batch, Set<String> callIds, Set<String> campaignIds) {
        if (inDoubt || !goesOn(batch)) {
            forget();
        }
        inDoubt = true;
        return new Known(theseOf(calls, callIds), theseOf(stats, campaignIds));
    }

    /** Takes in what a batch has come to, when all of it is stored. */
    synchronized void remember(List<Heard> batch, Known known) {
        batch.forEach(heard -> nextOffsets.put(heard.partition(), heard.offset() + 1));
        calls.putAll(known.calls());
        stats.putAll(known.stats());
        inDoubt = false;
    }

    private boolean goesOn(List<Heard> batch) {
        var begun = new HashMap<Integer, Long>();
        batch.forEach(heard -> begun.putIfAbsent(heard.partition(), heard.offset()));
        return begun.entrySet().stream().allMatch(at -> isNext(at.getKey(), at.getValue()));
    }

    /** Nothing is remembered of a partition that was not heard of. */
    private boolean isNext(int partition, long offset) {
        return nextOffsets.getOrDefault(partition, offset) == offset;
    }

    private void forget() {
        nextOffsets.clear();
        calls.clear();
        stats.clear();
    }

    private static <T> Map<String, T> theseOf(Map<String, T> all, Set<String> ids) {
        var these = new HashMap<String, T>();
        for (var id : ids) {
            var one = all.get(id);
            if (one != null) {
                these.put(id, one);
            }
        }
        return these;
    }

    private static <T> Map<String, T> ofTheLatest(int most) {
        return new LinkedHashMap<>(16, LOAD, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > most;
            }
        };
    }
}
