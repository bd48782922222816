package io.dialstream.mongo;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a query looks instead of everywhere: the entries of one index that begin with the values
 * the query asks for, narrowed by a range of the field after them. Whoever uses it still matches
 * each document against the whole query.
 *
 * @param prefixes values of the index's first fields, each combination that the query allows
 * @param range the field after them, when the query bounds it
 * @param order whether the entries come in the order the query asks for, or in its reverse
 */
record QueryPlan(
        OrderedIndex index, List<List<@Nullable Object>> prefixes, Range range, Order order) {

    /** What the entries' own order is to the query. */
    enum Order {
        UNRELATED,
        FORWARD,
        REVERSED
    }

    /** Bounds of one field; absent bounds leave it open. */
    record Range(
            Optional<Object> above,
            boolean including,
            Optional<Object> below,
            boolean includingBelow) {

        static final Range OPEN = new Range(Optional.empty(), false, Optional.empty(), false);

        boolean isOpen() {
            return above.isEmpty() && below.isEmpty();
        }

        static Range of(Conditions conditions, String field) {
            Optional<Object> atLeast = conditions.bound(field, "$gte");
            Optional<Object> atMost = conditions.bound(field, "$lte");
            return new Range(
                    atLeast.or(() -> conditions.bound(field, "$gt")),
                    atLeast.isPresent(),
                    atMost.or(() -> conditions.bound(field, "$lt")),
                    atMost.isPresent());
        }
    }

    /** The best plan that the indexes allow, if any does better than looking everywhere. */
    static Optional<QueryPlan> best(
            Document query, @Nullable Document sort, Collection<? extends OrderedIndex> indexes) {
        Conditions conditions = Conditions.of(query);
        return indexes.stream()
                .map(index -> of(index, conditions, sort))
                .filter(QueryPlan::narrows)
                .max(Comparator.comparingInt(QueryPlan::worth));
    }

    static QueryPlan of(OrderedIndex index, Conditions conditions, @Nullable Document sort) {
        List<List<@Nullable Object>> prefixes = new ArrayList<>(List.of(List.of()));
        int fixed = 0;
        for (IndexKey field : index.fields()) {
            Optional<List<@Nullable Object>> values = conditions.valuesOf(field.getKey());
            if (values.isEmpty()) {
                break;
            }
            prefixes = extended(prefixes, values.get());
            fixed++;
        }
        List<IndexKey> rest = index.fields().subList(fixed, index.fields().size());
        Range range = rest.isEmpty() ? Range.OPEN : Range.of(conditions, rest.getFirst().getKey());
        return new QueryPlan(
                index, prefixes, range, order(index, prefixes, rest, conditions, sort));
    }

    private static List<List<@Nullable Object>> extended(
            List<List<@Nullable Object>> prefixes, List<@Nullable Object> values) {
        LinkedHashSet<List<@Nullable Object>> all = new LinkedHashSet<>();
        for (List<@Nullable Object> prefix : prefixes) {
            for (@Nullable Object value : values) {
                List<@Nullable Object> longer = new ArrayList<>(prefix);
                longer.add(value);
                all.add(longer);
            }
        }
        return List.copyOf(all);
    }

    private static Order order(
            OrderedIndex index,
            List<List<@Nullable Object>> prefixes,
            List<IndexKey> rest,
            Conditions conditions,
            @Nullable Document sort) {
        if (sort == null || prefixes.size() != 1 || !index.ordersDocuments()) {
            return Order.UNRELATED;
        }
        List<IndexKey> wanted =
                sort.entrySet().stream()
                        .filter(each -> conditions.valuesOf(each.getKey()).isEmpty())
                        .map(each -> new IndexKey(each.getKey(), isAscending(each)))
                        .toList();
        List<IndexKey> given = new ArrayList<>(rest);
        // Entries with equal values follow each other by id.
        given.add(new IndexKey("_id", index.fields().getLast().isAscending()));
        return leads(given, wanted, false)
                ? Order.FORWARD
                : leads(given, wanted, true) ? Order.REVERSED : Order.UNRELATED;
    }

    private static boolean isAscending(Map.Entry<String, Object> field) {
        return field.getValue() instanceof Number direction && direction.intValue() > 0;
    }

    private static boolean leads(List<IndexKey> given, List<IndexKey> wanted, boolean reversed) {
        if (wanted.size() > given.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            boolean sameField = wanted.get(i).getKey().equals(given.get(i).getKey());
            boolean sameDirection = wanted.get(i).isAscending() == given.get(i).isAscending();
            if (!sameField || sameDirection == reversed) {
                return false;
            }
        }
        return true;
    }

    private int fixedFields() {
        return prefixes.isEmpty() ? index.fields().size() : prefixes.getFirst().size();
    }

    private boolean narrows() {
        boolean looksForEmpty = prefixes.stream().flatMap(List::stream).allMatch(Objects::isNull);
        return (fixedFields() > 0 || !range.isOpen()) && !(index.skipsEmpty() && looksForEmpty);
    }

    private int worth() {
        boolean namesOne = index.namesOne() && fixedFields() == index.fields().size();
        return (namesOne ? 1000 : 0)
                + 4 * fixedFields()
                + (range.isOpen() ? 0 : 2)
                + (order == Order.UNRELATED ? 0 : 1);
    }

    /** The documents to look at, lazily, each once. */
    Stream<Object> positions() {
        Stream<Object> positions = prefixes.stream().flatMap(this::positions);
        return prefixes.size() > 1 ? positions.distinct() : positions;
    }

    private Stream<Object> positions(List<@Nullable Object> prefix) {
        boolean ascending =
                prefix.size() == index.fields().size()
                        || index.fields().get(prefix.size()).isAscending();
        @Nullable Edge above = edge(prefix, range.above(), ascending == range.including());
        @Nullable Edge below = edge(prefix, range.below(), ascending != range.includingBelow());
        @Nullable Edge start = prefix.isEmpty() ? null : Edge.before(normalized(prefix));
        @Nullable Edge end = prefix.isEmpty() ? null : Edge.after(normalized(prefix));
        @Nullable Edge from = ascending ? above : below;
        @Nullable Edge to = ascending ? below : above;
        return index.between(
                from == null ? start : from, to == null ? end : to, order == Order.REVERSED);
    }

    private static @Nullable Edge edge(
            List<@Nullable Object> prefix, Optional<Object> bound, boolean before) {
        if (bound.isEmpty()) {
            return null;
        }
        List<@Nullable Object> values = new ArrayList<>(prefix);
        values.add(bound.get());
        return before ? Edge.before(normalized(values)) : Edge.after(normalized(values));
    }

    private static KeyValue normalized(List<@Nullable Object> values) {
        return new KeyValue(values).normalized();
    }
}
