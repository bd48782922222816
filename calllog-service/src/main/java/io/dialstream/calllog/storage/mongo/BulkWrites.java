package io.dialstream.calllog.storage.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import java.util.List;
import java.util.stream.Stream;
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

    /** Adds those whose id is not there yet. Answers those that were. */
    public static List<Document> addMissing(
            MongoCollection<Document> collection, List<Document> documents) {
        var inserts = documents.stream().<WriteModel<Document>>map(InsertOneModel::new).toList();
        return duplicates(collection, inserts).map(documents::get).toList();
    }

    /** Stores those that are not there, or are there with a lower {@link #APPLIED_OFFSET}. */
    public static void saveNewer(MongoCollection<Document> collection, List<Document> documents) {
        duplicates(collection, documents.stream().map(BulkWrites::replacingOlder).toList());
    }

    /** As {@link #saveNewer}, and quicker when hardly any of them is there. */
    public static void addOrSaveNewer(
            MongoCollection<Document> collection, List<Document> documents) {
        saveNewer(collection, addMissing(collection, documents));
    }

    /** Flat, because the embedded server finds by id only where no {@code $and} is around it. */
    private static WriteModel<Document> replacingOlder(Document document) {
        var older = new Document("$lt", document.get(APPLIED_OFFSET));
        var filter = new Document("_id", document.get("_id")).append(APPLIED_OFFSET, older);
        return new ReplaceOneModel<>(filter, document, UPSERT);
    }

    /** Writes, and returns which ones met a document of the same id that stayed. */
    private static Stream<Integer> duplicates(
            MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
        if (writes.isEmpty()) {
            return Stream.of();
        }
        return Refusals.waitedFor(() -> write(collection, writes));
    }

    private static Stream<Integer> write(
            MongoCollection<Document> collection, List<WriteModel<Document>> writes) {
        try {
            collection.bulkWrite(writes, UNORDERED);
            return Stream.of();
        } catch (MongoBulkWriteException e) {
            return duplicates(e);
        }
    }

    /**
     * Which writes failed on a duplicate.
     *
     * @throws TransientDataAccessResourceException when anything else went wrong: nothing that an
     *     event can carry makes MongoDB refuse a document, so the batch waits and no record is to
     *     blame
     */
    static Stream<Integer> duplicates(MongoBulkWriteException e) {
        boolean confirmed = e.getWriteConcernError() == null;
        if (!confirmed || !e.getWriteErrors().stream().allMatch(BulkWrites::isDuplicate)) {
            throw new TransientDataAccessResourceException("MongoDB has not taken a write", e);
        }
        return e.getWriteErrors().stream().map(BulkWriteError::getIndex);
    }

    private static boolean isDuplicate(BulkWriteError error) {
        return error.getCategory() == ErrorCategory.DUPLICATE_KEY;
    }
}
