package io.dialstream.calllog.history.mongo;

import io.dialstream.calllog.history.LogEntries;
import io.dialstream.calllog.history.LogEntriesContract;
import io.dialstream.foundation.testing.MongoFixture;

class MongoLogEntriesIT extends LogEntriesContract {

    MongoLogEntriesIT() {
        super(preparedOnAnEmptyDatabase());
    }

    private static LogEntries preparedOnAnEmptyDatabase() {
        var entries = new MongoLogEntries(MongoFixture.emptyDatabase());
        entries.prepare();
        return entries;
    }
}
