package io.dialstream.foundation.aggregate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table in a restaurant: what is being cooked for it, and what was brought. An aggregate as small
 * as can be that has effects before and after its save, an alarm, and late and repeated inputs.
 *
 * @param cooking dishes that were ordered and not brought
 * @param brought dishes that were brought, each charged before it is written here
 * @param heard the number of the last order that was handled
 */
record Table(
        String id,
        @Nullable Integer partition,
        List<String> cooking,
        List<String> brought,
        long heard,
        @Nullable Instant due,
        long version)
        implements Aggregate<Table> {

    Table {
        cooking = List.copyOf(cooking);
        brought = List.copyOf(brought);
    }

    static Table empty(String id, @Nullable Integer partition) {
        return new Table(id, partition, List.of(), List.of(), 0, null, 0);
    }

    @Override
    public Table written() {
        return new Table(id, partition, cooking, brought, heard, due, version + 1);
    }

    @Override
    public boolean isActive() {
        return !cooking.isEmpty();
    }

    Table with(List<String> cooking, List<String> brought, long heard, @Nullable Instant due) {
        return new Table(id, partition, cooking, brought, heard, due, version);
    }

    /** What a table learns. */
    sealed interface Input {
        record Ordered(long number, String dish) implements Input {}

        record Brought(String dish) implements Input {}

        /** The kitchen has none of it. */
        record RanOut(String dish) implements Input {}

        record TimePassed() implements Input {}

        record Recovered() implements Input {}
    }

    /** What is to be done for it. */
    sealed interface Effect {
        /** The kitchen is told, once the table says so. */
        record Cook(String dish) implements Effect {}

        /** The bill is written before the table forgets the dish. */
        record Charge(String dish) implements Effect {}
    }

    /** What was decided. */
    record Decided(Table state, List<Effect> effects) implements Decision<Table, Effect> {

        Decided then(Decided next) {
            return new Decided(
                    next.state, Stream.concat(effects.stream(), next.effects.stream()).toList());
        }
    }

    static final class Waiter implements Decider<Table, Input, Effect> {

        static final Duration PATIENCE = Duration.ofMinutes(1);

        @Override
        public Decided decide(Table table, List<Input> inputs, Instant now) {
            var decided = new Decided(table, List.of());
            for (var input : inputs) {
                decided = decided.then(decide(decided.state, input, now));
            }
            return decided;
        }

        private static Decided decide(Table table, Input input, Instant now) {
            return switch (input) {
                case Input.Ordered(var number, var dish) ->
                        number <= table.heard
                                ? new Decided(table, List.of())
                                : ordered(table, number, dish, now);
                case Input.Brought(var dish) ->
                        table.cooking.contains(dish)
                                ? brought(table, dish)
                                : new Decided(table, List.of());
                case Input.RanOut(var dish) ->
                        new Decided(without(table, dish, table.brought), List.of());
                case Input.TimePassed() ->
                        table.due == null || table.due.isAfter(now)
                                ? new Decided(table, List.of())
                                : new Decided(
                                        table.with(
                                                table.cooking,
                                                table.brought,
                                                table.heard,
                                                now.plus(PATIENCE)),
                                        cook(table.cooking));
                case Input.Recovered() -> new Decided(table, cook(table.cooking));
            };
        }

        private static Decided ordered(Table table, long number, String dish, Instant now) {
            var due = table.due == null ? now.plus(PATIENCE) : table.due;
            return new Decided(
                    table.with(added(table.cooking, dish), table.brought, number, due),
                    cook(List.of(dish)));
        }

        private static Decided brought(Table table, String dish) {
            return new Decided(
                    without(table, dish, added(table.brought, dish)),
                    List.of(new Effect.Charge(dish)));
        }

        private static Table without(Table table, String dish, List<String> brought) {
            var rest = table.cooking.stream().filter(other -> !other.equals(dish)).toList();
            return table.with(rest, brought, table.heard, rest.isEmpty() ? null : table.due);
        }

        private static List<Effect> cook(List<String> dishes) {
            return dishes.stream().<Effect>map(Effect.Cook::new).toList();
        }

        private static List<String> added(List<String> dishes, String dish) {
            var more = new ArrayList<>(dishes);
            more.add(dish);
            return more;
        }

        /** What was ordered before the last order was handled before it. */
        @Override
        public boolean isNegligible(Table remembered, Input input) {
            return input instanceof Input.Ordered(var number, _) && number < remembered.heard;
        }

        @Override
        public @Nullable Instant due(Table table) {
            return table.due;
        }

        @Override
        public Input timePassed() {
            return new Input.TimePassed();
        }

        @Override
        public Input recovered() {
            return new Input.Recovered();
        }
    }
}
