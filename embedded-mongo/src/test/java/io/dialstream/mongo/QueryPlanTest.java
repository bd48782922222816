package io.dialstream.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueryPlanTest {

    private static final SortedIndex BY_CAMPAIGN =
            new SortedIndex(
                    "campaign",
                    List.of(new IndexKey("campaignId", true), new IndexKey("timestamp", false)));

    private static final SortedIndex BY_USER_AND_STATUS =
            new SortedIndex(
                    "user", List.of(new IndexKey("userId", true), new IndexKey("status", true)));

    @Test
    void hasNoneWhenNoIndexHelps() {
        assertThat(QueryPlan.best(new Document("name", "Ada"), null, indexes())).isEmpty();
        assertThat(QueryPlan.best(new Document("status", "RUNNING"), null, indexes())).isEmpty();
    }

    @Test
    void usesTheIndexOfWhichTheQueryFixesMost() {
        Document query =
                new Document("userId", "u").append("status", "RUNNING").append("campaignId", "c");
        assertThat(plan(query, null).index()).isSameAs(BY_USER_AND_STATUS);
    }

    @Test
    void looksBelowAnAnd() {
        Document query =
                new Document(
                        "$and", List.of(new Document("campaignId", "c"), new Document("x", 1)));
        assertThat(plan(query, null).index()).isSameAs(BY_CAMPAIGN);
    }

    @Test
    void doesNotLookBelowAnOr() {
        Document query =
                new Document("$or", List.of(new Document("campaignId", "c"), new Document("x", 1)));
        assertThat(QueryPlan.best(query, null, indexes())).isEmpty();
    }

    @Test
    void triesEveryValueOfAnIn() {
        Document query = new Document("campaignId", new Document("$in", List.of("a", "b", "a")));
        assertThat(plan(query, null).prefixes()).isEqualTo(List.of(List.of("a"), List.of("b")));
    }

    @Test
    void knowsWhenTheIndexHasTheWantedOrder() {
        Document query = new Document("campaignId", "c");
        assertThat(plan(query, new Document("timestamp", -1)).order())
                .isEqualTo(QueryPlan.Order.FORWARD);
        assertThat(plan(query, new Document("timestamp", 1)).order())
                .isEqualTo(QueryPlan.Order.REVERSED);
        assertThat(plan(query, new Document("timestamp", -1).append("_id", -1)).order())
                .isEqualTo(QueryPlan.Order.FORWARD);
        assertThat(plan(query, new Document("timestamp", -1).append("_id", 1)).order())
                .isEqualTo(QueryPlan.Order.UNRELATED);
        assertThat(plan(query, new Document("name", 1)).order())
                .isEqualTo(QueryPlan.Order.UNRELATED);
    }

    @Test
    void narrowsByARangeOfTheNextField() {
        Document query =
                new Document("campaignId", "c").append("timestamp", new Document("$lt", 5));
        assertThat(plan(query, null).range().below()).contains(5);
    }

    private static QueryPlan plan(Document query, @Nullable Document sort) {
        return QueryPlan.best(query, sort, indexes()).orElseThrow();
    }

    private static List<SortedIndex> indexes() {
        return List.of(BY_CAMPAIGN, BY_USER_AND_STATUS);
    }
}
