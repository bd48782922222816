package io.dialstream.mongo;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A unique index that lies in the file, committed together with the documents it points to. */
final class StoredUniqueIndex extends AbstractUniqueIndex<Object> implements OrderedIndex {

    private final MVMap<KeyValue, Object> positions;

    StoredUniqueIndex(
            MVMap<KeyValue, Object> positions, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.positions = positions;
    }

    /** The server's own way is made for arrays and paths, and slow for the texts that ids are. */
    @Override
    public Set<KeyValue> getKeyValues(Document document) {
        return keys().size() == 1 && document.get(keys().getFirst()) instanceof String text
                ? Set.of(new KeyValue(text))
                : super.getKeyValues(document);
    }

    /** The keys lie in ascending order whatever the index's directions. */
    @Override
    public List<IndexKey> fields() {
        return keys().stream().map(field -> new IndexKey(field, true)).toList();
    }

    @Override
    public Stream<Object> between(@Nullable Edge from, @Nullable Edge to, boolean reversed) {
        Comparator<Edge> order = Edge.order(fields());
        List<Object> part = new ArrayList<>();
        Cursor<KeyValue, Object> cursor = positions.cursor(from == null ? null : from.key());
        while (cursor.hasNext()) {
            Edge entry = Edge.entry(cursor.next(), cursor.getValue());
            if (to != null && order.compare(entry, to) > 0) {
                break;
            }
            if (from == null || order.compare(entry, from) > 0) {
                part.add(entry.position());
            }
        }
        return (reversed ? part.reversed() : part).stream().distinct();
    }

    @Override
    public boolean namesOne() {
        return true;
    }

    @Override
    public boolean skipsEmpty() {
        return isSparse();
    }

    /**
     * Cannot be told without remembering whether an array was ever stored, so it is not claimed.
     */
    @Override
    public boolean ordersDocuments() {
        return false;
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return positions.remove(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return positions.putIfAbsent(key, Missing.ofNullable(position)) == null;
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return positions.entrySet();
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return positions.get(key);
    }

    @Override
    public long getCount() {
        return positions.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
