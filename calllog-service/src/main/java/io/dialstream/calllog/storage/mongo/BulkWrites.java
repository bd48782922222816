package io.dialstream.calllog.storage.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import org.bson.Document;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Many documents in one command, so that a repeated or a belated write does no harm: what stands in
 * the way of a document is the same one or a newer one, and it stays.
 */
public final class BulkWrites {

    /** The field that says how far in its partition a document knows. */
    public static final String APPLIED_OFFSET = "appliedOffset";

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private BulkWrites() {}

    /** Adds those whose id is not there yet. */
    public static void addMissing(MongoCollection<Document> collection, List<Document> documents) {
        write(
                collection,
                documents.stream().<WriteModel<Document>>map(InsertOneModel::new).toList());
    }

    /** Stores those that are not there, or are there with a lower {@link #APPLIED_OFFSET}. */
    public static void saveNewer(MongoCollection<Document> collection, List<Document> documents) {
        write(collection, documents.stream().map(BulkWrites::replacingOlder).toList());
    }

    private static WriteModel<Document> replacingOlder(Document document) {
        var older =
                Filters.and(
                        Filters.eq(document.get("_id")),
                        Filters.lt(APPLIED_OFFSET, document.get(APPLIED_OFFSET)));
        return new ReplaceOneModel<>(older, document, UPSERT);
    }

    private static void write(
            MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
        if (writes.isEmpty()) {
            return;
        }
        try {
            collection.bulkWrite(writes, UNORDERED);
        } catch (MongoBulkWriteException e) {
            ignoreDuplicates(e);
        }
    }

    private static void ignoreDuplicates(MongoBulkWriteException e) {
        if (e.getWriteConcernError() != null) {
            throw new TransientDataAccessResourceException(
                    "MongoDB has not confirmed a write: " + e.getWriteConcernError().getMessage(),
                    e);
        }
        if (!e.getWriteErrors().stream()
                .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
            throw e;
        }
    }
}
