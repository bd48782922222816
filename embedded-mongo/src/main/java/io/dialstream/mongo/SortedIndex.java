package io.dialstream.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not unique: held in memory, in the order of its keys, and filled from the
 * documents whenever the collection is opened. So it costs nothing in the file and cannot disagree
 * with it.
 *
 * <p>Only {@link QueryPlan} reads it: the server's own planner, which knows whole-key equality
 * only, is told that it can handle nothing.
 */
final class SortedIndex extends Index<Object> implements OrderedIndex {

    private final NavigableSet<Edge> sorted;

    /** Entries that nobody has asked for since they were made: they are sorted in when one does. */
    private final List<Edge> unsorted = new ArrayList<>();

    private final List<String> fields;
    private final boolean plain;
    private final SharedTexts texts = new SharedTexts();
    private boolean holdsArrays;

    SortedIndex(String name, List<IndexKey> keys) {
        // Told to be sparse: then the server does not insist on finding every document here.
        super(name, keys, true);
        sorted = new TreeSet<>(Edge.order(keys));
        fields = keys.stream().map(IndexKey::getKey).toList();
        plain = fields.stream().noneMatch(field -> field.contains("."));
    }

    @Override
    public List<IndexKey> fields() {
        return getKeys();
    }

    @Override
    public Stream<Object> between(@Nullable Edge from, @Nullable Edge to, boolean reversed) {
        NavigableSet<Edge> part = entries();
        part = from == null ? part : part.tailSet(from, true);
        part = to == null ? part : part.headSet(to, true);
        Stream<Object> positions =
                (reversed ? part.descendingSet() : part).stream().map(Edge::position);
        return holdsArrays ? positions.distinct() : positions;
    }

    private NavigableSet<Edge> entries() {
        sorted.addAll(unsorted);
        unsorted.clear();
        return sorted;
    }

    @Override
    public boolean namesOne() {
        return false;
    }

    @Override
    public boolean skipsEmpty() {
        return false;
    }

    @Override
    public boolean ordersDocuments() {
        return !holdsArrays;
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        Collection<Edge> places = placesOf(document, position);
        holdsArrays |= places.size() > 1;
        unsorted.addAll(places);
    }

    @Override
    public @Nullable Object remove(Document document) {
        remove(document, document.get("_id"));
        return null;
    }

    private void remove(Document document, @Nullable Object position) {
        placesOf(document, position).forEach(entries()::remove);
    }

    private Collection<Edge> placesOf(Document document, @Nullable Object position) {
        @Nullable Object @Nullable [] values = plain ? plainValues(document) : null;
        return values == null
                ? getKeyValues(document).stream().map(key -> Edge.entry(key, position)).toList()
                : List.of(Edge.entry(values, position));
    }

    /**
     * The values of fields that hold nothing but texts, times, flags and whole numbers, normalized.
     * The server's own way, which is made for arrays and paths, is slow for them.
     */
    private @Nullable Object @Nullable [] plainValues(Document document) {
        @Nullable Object[] values = new Object[fields.size()];
        for (int field = 0; field < values.length; field++) {
            switch (document.get(fields.get(field))) {
                case null -> values[field] = null;
                case String text -> values[field] = texts.shared(text);
                case Instant time -> values[field] = time;
                case Boolean flag -> values[field] = flag;
                case Integer number -> values[field] = number.doubleValue();
                default -> {
                    return null;
                }
            }
        }
        return values;
    }

    @Override
    public void updateInPlace(
            Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!nullAwareEqualsKeys(before, after)) {
            remove(before, position);
            add(after, position, collection);
        }
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        // Nothing is forbidden here.
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        // Nothing is forbidden here.
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException("Only asked in order");
    }

    @Override
    public long getCount() {
        return entries().size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        sorted.clear();
        unsorted.clear();
    }
}
