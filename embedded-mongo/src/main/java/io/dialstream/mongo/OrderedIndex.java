package io.dialstream.mongo;

import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An index whose entries can be read in order from one edge to another. */
interface OrderedIndex {

    /** The fields in the order of the entries, each with the direction in which the entries run. */
    List<IndexKey> fields();

    /**
     * The documents between two edges, in the order of the entries; an absent edge is the index's
     * own end.
     */
    Stream<Object> between(@Nullable Edge from, @Nullable Edge to, boolean reversed);

    /** Whether one value of each field names at most one document. */
    boolean namesOne();

    /** Whether documents that lack every field are missing. */
    boolean skipsEmpty();

    /**
     * Whether the order of the entries is an order of documents, which it is not when arrays give
     * several entries.
     */
    boolean ordersDocuments();
}
