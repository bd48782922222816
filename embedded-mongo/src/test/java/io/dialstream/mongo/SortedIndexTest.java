package io.dialstream.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SortedIndexTest {

    private static final Instant EARLY = Instant.parse("2026-11-22T16:00:00Z");
    private static final Object[] VALUES = {
        Missing.getInstance(), 3, 4L, 4.5, "a", "ab", "b", "", EARLY, EARLY.plusMillis(1), true
    };

    @Test
    void ordersAllKindsOfValuesAsTheServerDoes() {
        for (boolean ascending : List.of(true, false)) {
            var order = Edge.order(List.of(new IndexKey("f", ascending)));
            for (Object one : VALUES) {
                for (Object other : VALUES) {
                    int expected = ValueComparator.asc().compare(one, other);
                    assertThat(Integer.signum(order.compare(edge(one, "p"), edge(other, "p"))))
                            .isEqualTo(Integer.signum(ascending ? expected : -expected));
                    assertThat(Integer.signum(order.compare(edge("f", one), edge("f", other))))
                            .isEqualTo(Integer.signum(ascending ? expected : -expected));
                }
            }
        }
    }

    @Test
    void findsAndForgetsDocumentsWhateverTheirFieldsHold() {
        var index =
                new SortedIndex("i", List.of(new IndexKey("k", true), new IndexKey("f.g", false)));
        var plain =
                new SortedIndex("p", List.of(new IndexKey("k", true), new IndexKey("f", false)));
        List<Document> documents =
                List.of(
                        document("1", "k1", "text"),
                        document("2", "k1", EARLY),
                        document("3", "k1", null),
                        document("4", "k1", 5),
                        document("5", "k1", Arrays.asList("x", "y")),
                        document("6", "k1", new Document("g", "deep")),
                        document("9", "k1", 7L),
                        document("10", "k1", 4.5),
                        document("11", "k1", true),
                        new Document("_id", "7").append("k", "k1"),
                        document("8", "k2", "text"));
        for (SortedIndex each : List.of(index, plain)) {
            documents.forEach(document -> add(each, document));

            assertThat(under(each, "k1"))
                    .containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7", "9", "10", "11");
            assertThat(under(each, "k2")).containsExactly("8");

            documents.forEach(each::remove);
            assertThat(each.getCount()).isZero();
        }
    }

    @Test
    void keepsTheOrderOfWhatComesBetweenLooks() {
        var index =
                new SortedIndex("b", List.of(new IndexKey("k", true), new IndexKey("f", false)));
        add(index, document("1", "k1", "b"));
        assertThat(under(index, "k1")).containsExactly("1");

        add(index, document("2", "k1", "a"));
        add(index, document("3", "k1", "c"));
        index.remove(document("2", "k1", "a"));
        add(index, document("4", "k1", "bb"));

        assertThat(under(index, "k1")).containsExactly("3", "4", "1");
        assertThat(index.getCount()).isEqualTo(3);
    }

    @Test
    void findsAWholeNumberUnderEachOfItsTypes() {
        var index = new SortedIndex("n", List.of(new IndexKey("k", true), new IndexKey("f", true)));
        add(index, document("1", "k", 5));
        add(index, document("2", "k", 5L));
        add(index, document("3", "k", 5.0));
        add(index, document("4", "k", 6));

        var five = new KeyValue("k", 5).normalized();

        assertThat(index.between(Edge.before(five), Edge.after(five), false))
                .containsExactly("1", "2", "3");
    }

    @SuppressWarnings("NullAway") // The collection is not looked at.
    private static void add(SortedIndex index, Document document) {
        index.add(document, document.get("_id"), null);
    }

    private static List<Object> under(SortedIndex index, Object value) {
        var key = new KeyValue(value);
        return index.between(Edge.before(key), Edge.after(key), false).toList();
    }

    private static Document document(String id, String key, @Nullable Object value) {
        return new Document("_id", id).append("k", key).append("f", value);
    }

    private static Edge edge(Object value, Object position) {
        return Edge.entry(new KeyValue(value), position);
    }
}
