package io.dialstream.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A collection that finds documents through its indexes and hands out copies of them. */
final class IndexedCollection extends H2Collection {

    IndexedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> facts,
            CursorRegistry cursors) {
        super(database, name, options, documents, facts, cursors);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document sort,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document fields) {
        Optional<QueryPlan> plan = QueryPlan.best(query, sort, orderedIndexes());
        if (plan.isEmpty()) {
            return super.queryDocuments(query, sort, skip, limit, batchSize, fields);
        }
        boolean ordered = plan.get().order() != QueryPlan.Order.UNRELATED;
        Iterable<Object> positions = () -> plan.get().positions().iterator();
        return matchDocuments(
                query, positions, ordered ? null : sort, skip, limit, batchSize, fields);
    }

    private List<OrderedIndex> orderedIndexes() {
        return getIndexes().stream()
                .filter(OrderedIndex.class::isInstance)
                .map(OrderedIndex.class::cast)
                .toList();
    }

    /**
     * The server updates a document in place, while another connection may be writing the same
     * object to its socket; with copies, a document in the store is never changed, only replaced.
     */
    @Override
    protected QueryResult createQueryResult(List<Document> matched, int batchSize) {
        return super.createQueryResult(
                matched.stream().map(Document::cloneDeeply).toList(), batchSize);
    }

    /**
     * Nobody asks for it, and every write would have to encode its document once more and change a
     * second page.
     */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    // The server guards queries and writes with the collection's monitor, but not these.

    @Override
    public synchronized void addIndex(Index<Object> index) {
        super.addIndex(index);
    }

    @Override
    public synchronized void dropIndex(String name) {
        super.dropIndex(name);
    }

    @Override
    public synchronized int count(@Nullable Document query, int skip, int limit) {
        return super.count(query, skip, limit);
    }

    @Override
    public synchronized Document getStats() {
        return super.getStats();
    }

    @Override
    public synchronized Document validate() {
        return super.validate();
    }
}
