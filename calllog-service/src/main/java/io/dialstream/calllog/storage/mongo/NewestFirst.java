package io.dialstream.calllog.storage.mongo;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.dialstream.foundation.paging.Cursor;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Lists sorted by a time and then by id, both descending: what is added later never moves what a
 * cursor has passed.
 */
public record NewestFirst(String timeField) {

    /** The index by which such a list is read whose documents have these fields in common. */
    public Bson within(String... fields) {
        return Indexes.compoundIndex(
                Indexes.ascending(fields), Indexes.descending(timeField, "_id"));
    }

    /** How such a list is sorted. */
    public Bson order() {
        return Sorts.descending(timeField, "_id");
    }

    /** One page of what the filter lets through. */
    public <T> Page<T> page(
            MongoCollection<Document> collection,
            List<Bson> filters,
            PageRequest request,
            Function<Document, T> read) {
        var found =
                find(collection, filters, request)
                        .limit(request.limit() + 1)
                        .into(new ArrayList<>());
        return Page.of(found, request.limit(), this::cursorOf).map(read);
    }

    private FindIterable<Document> find(
            MongoCollection<Document> collection, List<Bson> filters, PageRequest request) {
        var all = new ArrayList<>(filters);
        var after = request.after();
        if (after != null) {
            all.addAll(behind(after));
        }
        return collection.find(Filters.and(all)).sort(order());
    }

    /** The first condition gives the index its bound; the second is exact. */
    private List<Bson> behind(Cursor cursor) {
        var time = Date.from(cursor.time());
        return List.of(
                Filters.lte(timeField, time),
                Filters.or(Filters.lt(timeField, time), Filters.lt("_id", cursor.id())));
    }

    private Cursor cursorOf(Document document) {
        return new Cursor(document.getDate(timeField).toInstant(), document.getString("_id"));
    }
}
