package io.dialstream.foundation.aggregate;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.foundation.aggregate.Table.Effect;
import io.dialstream.foundation.aggregate.Table.Input;
import io.dialstream.foundation.testing.ManualTimers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What outlives a process: the tables that are stored, the log, the kitchen and the bill. Every
 * write to any of them is a moment at which something can be made to happen.
 */
final class Restaurant {

    static final int PARTITION = 3;
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private record Logged(String table, Input input) {}

    final InMemoryAggregateStore<Table> stored = new InMemoryAggregateStore<>(Aggregate::isActive);
    final ManualTimers timers = new ManualTimers(NOON);
    final Set<String> charged = new HashSet<>();

    /** How often the kitchen was told to cook each dish. */
    final Map<String, Integer> cooked = new HashMap<>();

    /** Dishes that are sold out are not ordered. */
    final Set<String> soldOut = new HashSet<>();

    /** Dishes that the kitchen turns out to have none of. */
    final Set<String> runOut = new HashSet<>();

    /** What a table gets besides what it orders, if it orders anything. */
    final Map<String, Input> chefsChoice = new HashMap<>();

    /** What reached the stores, in order, with the dishes or the table that it was about. */
    final List<String> accesses = new ArrayList<>();

    private final List<Logged> log = new ArrayList<>();
    private final boolean inBulk;
    private int committed;
    private int moments;
    private int moment;
    private Runnable happening = () -> {};

    Restaurant(boolean inBulk) {
        this.inBulk = inBulk;
    }

    /** Moment 1 is before the first write, 2 after it, 3 before the second and so on. */
    void at(int number, Runnable happens) {
        moments = 0;
        moment = number;
        happening = happens;
    }

    /** Whether the moment has come. */
    boolean happened() {
        return moments >= moment;
    }

    private void pass() {
        if (++moments == moment) {
            happening.run();
        }
    }

    /** A process that keeps tables. */
    AggregateProcessor<Table, Input, Effect> process() {
        return new AggregateProcessor<>(
                new Stored(), new Table.Waiter(), new Orders(), new Staff(), timers);
    }

    /** The same, which owns everything from now on. */
    AggregateProcessor<Table, Input, Effect> owner() {
        var process = process();
        process.gained(Set.of(PARTITION), _ -> {});
        return process;
    }

    private final class Stored implements AggregateStore<Table> {

        @Override
        public Map<String, Table> load(Collection<String> ids) {
            accesses.add("load " + String.join(" ", ids));
            return stored.load(ids);
        }

        @Override
        public boolean save(Table table) {
            accesses.add("save " + table.id());
            pass();
            var saved = stored.save(table);
            if (saved) {
                assertThat(charged).containsAll(table.brought());
            }
            pass();
            return saved;
        }

        @Override
        public Collection<Table> unfinished(Set<Integer> partitions) {
            return stored.unfinished(partitions);
        }
    }

    private final class Orders implements Intake<Table, Input> {

        @Override
        public Map<String, Table> begin(Collection<Work<Input>> works) {
            var tables = new HashMap<String, Table>();
            for (var work : works) {
                if (work.inputs().stream().anyMatch(Input.Ordered.class::isInstance)) {
                    tables.put(work.id(), Table.empty(work.id(), work.partition()));
                }
            }
            return tables;
        }

        @Override
        public List<Work<Input>> screened(List<Work<Input>> works) {
            accesses.add("screen");
            return works.stream()
                    .map(work ->
                            new Work<>(
                                    work.id(),
                                    work.partition(),
                                    work.inputs().stream().filter(it -> !isSoldOut(it)).toList()))
                    .toList();
        }

        @Override
        public Map<String, Input> additions(
                Collection<Work<Input>> works, Map<String, Table> tables, Instant now) {
            var served = works.stream().map(Work::id).filter(chefsChoice::containsKey).toList();
            if (!served.isEmpty()) {
                accesses.add("ask the chef for " + String.join(" ", served));
            }
            return served.stream()
                    .collect(toMap(id -> id, id -> requireNonNull(chefsChoice.get(id))));
        }

        private boolean isSoldOut(Input input) {
            return input instanceof Input.Ordered(_, var dish) && soldOut.contains(dish);
        }
    }

    private final class Staff implements EffectRunner<Table, Input, Effect> {

        @Override
        public boolean inBulk() {
            return inBulk;
        }

        @Override
        public boolean needsStoredState(Effect effect) {
            return effect instanceof Effect.Charge;
        }

        @Override
        public void beforeSave(List<Change<Table, Input, Effect>> changes) {
            for (var change : changes) {
                for (var effect : change.effects()) {
                    if (effect instanceof Effect.Charge(var dish)) {
                        accesses.add("charge " + dish);
                        pass();
                        charged.add(dish);
                        pass();
                    }
                }
            }
        }

        @Override
        public List<Work<Input>> afterSave(List<Change<Table, Input, Effect>> changes) {
            var foundOut = new ArrayList<Work<Input>>();
            for (var change : changes) {
                for (var effect : change.effects()) {
                    if (effect instanceof Effect.Cook(var dish)) {
                        accesses.add("cook " + dish);
                        pass();
                        if (runOut.contains(dish)) {
                            foundOut.add(
                                    Work.of(
                                            change.after().id(),
                                            PARTITION,
                                            new Input.RanOut(dish)));
                        } else {
                            assertIsKnown(change.after().id(), dish);
                            cook(change.after().id(), dish);
                        }
                        pass();
                    }
                }
            }
            return foundOut;
        }
    }

    /** What is cooked is brought, once. */
    private void cook(String table, String dish) {
        if (cooked.merge(dish, 1, Integer::sum) == 1) {
            write(table, new Input.Brought(dish));
        }
    }

    /** Nothing is cooked of which no table knows, or knew. */
    private void assertIsKnown(String id, String dish) {
        var table = table(id);
        assertThat(table.cooking().contains(dish) || table.brought().contains(dish)).isTrue();
    }

    Table table(String id) {
        return stored.load(List.of(id)).values().iterator().next();
    }

    // ---- the log

    void write(String table, Input... inputs) {
        for (var input : inputs) {
            log.add(new Logged(table, input));
        }
    }

    /** Delivers the next records; they come again unless they were handled. */
    void deliver(AggregateProcessor<Table, Input, Effect> process, int atMost) {
        var batch = List.copyOf(log.subList(committed, Math.min(log.size(), committed + atMost)));
        int end = committed + batch.size();
        process.handle(works(batch), timers.now());
        committed = Math.max(committed, end);
    }

    private static List<Work<Input>> works(List<Logged> batch) {
        var inputs = new LinkedHashMap<String, List<Input>>();
        batch.forEach(record ->
                inputs.computeIfAbsent(record.table, _ -> new ArrayList<>()).add(record.input));
        return inputs.entrySet().stream()
                .map(table -> new Work<>(table.getKey(), PARTITION, table.getValue()))
                .toList();
    }

    boolean isConsumed() {
        return committed == log.size();
    }
}
