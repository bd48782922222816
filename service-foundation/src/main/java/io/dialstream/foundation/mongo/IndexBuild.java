package io.dialstream.foundation.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Builds the indexes that a service needs before it takes work. The time-out of other commands does
 * not hold for it: over a large collection a build takes as long as it takes.
 */
public final class IndexBuild {

    private static final long NO_TIME_OUT = 0;

    private IndexBuild() {}

    /**
     * Returns when all of them are there; what is there already costs nothing. They are asked for
     * at once, so that the store reads the collection once. A store that builds them already, for
     * somebody who is gone, goes on with that.
     *
     * @throws com.mongodb.MongoException if the connection is lost meanwhile, or the thread
     *     interrupted
     */
    public static void run(MongoCollection<?> collection, List<IndexModel> indexes) {
        collection.withTimeout(NO_TIME_OUT, TimeUnit.MILLISECONDS).createIndexes(indexes);
    }
}
