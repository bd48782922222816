package io.dialstream.foundation.aggregate;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** Aggregates in memory. */
public class InMemoryAggregateStore<S extends Aggregate<S>> implements AggregateStore<S> {

    private final Map<String, S> states = new LinkedHashMap<>();
    private final Predicate<S> unfinished;

    /**
     * @param unfinished whether somebody has to go on with it
     */
    public InMemoryAggregateStore(Predicate<S> unfinished) {
        this.unfinished = unfinished;
    }

    @Override
    public synchronized Map<String, S> load(Collection<String> ids) {
        return ids.stream()
                .distinct()
                .map(states::get)
                .filter(Objects::nonNull)
                .collect(toMap(Aggregate::id, identity()));
    }

    @Override
    public synchronized boolean save(S aggregate) {
        var stored = states.get(aggregate.id());
        var version = stored == null ? 0 : stored.version();
        if (version != aggregate.version()) {
            return false;
        }
        states.put(aggregate.id(), aggregate.written());
        return true;
    }

    @Override
    public synchronized List<S> unfinished(Set<Integer> partitions) {
        return all().stream()
                .filter(unfinished)
                .filter(it -> it.partition() == null || partitions.contains(it.partition()))
                .toList();
    }

    /** All that was ever written. */
    public synchronized List<S> all() {
        return List.copyOf(states.values());
    }
}
