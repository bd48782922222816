package io.dialstream.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * A database whose documents and unique indexes lie in the file as BSON and whose other indexes are
 * in memory.
 */
final class IndexedDatabase extends H2Database {

    private final MVStore store;

    IndexedDatabase(String name, MVStore store, CursorRegistry cursors) {
        // Before super(): the super constructor opens the collections that are there already.
        this.store = store;
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(
            String name, CollectionOptions options) {
        String fullName = getFullCollectionNamespace(name);
        MVMap<Object, Document> documents =
                store.openMap(
                        "databases." + fullName,
                        new MVMap.Builder<Object, Document>()
                                .keyType(new ValueType())
                                .valueType(new DocumentType()));
        MVMap<String, Object> facts = store.openMap("meta." + fullName);
        return new IndexedCollection(this, name, options, documents, facts, cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        MVMap<KeyValue, Object> positions =
                store.openMap(
                        getFullCollectionNamespace(collection) + "._index_" + name,
                        new MVMap.Builder<KeyValue, Object>()
                                .keyType(new KeyValueType())
                                .valueType(new ValueType()));
        return new StoredUniqueIndex(positions, name, keys, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new SortedIndex(name, keys);
    }
}
