package io.dialstream.campaigns.donotcall.mongo;

import io.dialstream.campaigns.donotcall.DoNotCallEntries;
import io.dialstream.campaigns.donotcall.DoNotCallEntriesContract;
import io.dialstream.foundation.testing.MongoFixture;

class MongoDoNotCallEntriesIT extends DoNotCallEntriesContract {

    @Override
    protected DoNotCallEntries noEntries() {
        var entries = new MongoDoNotCallEntries(MongoFixture.emptyDatabase());
        entries.prepare();
        return entries;
    }
}
