package io.dialstream.campaigns.draft.mongo;

import io.dialstream.campaigns.draft.Drafts;
import io.dialstream.campaigns.draft.DraftsContract;
import io.dialstream.foundation.testing.MongoFixture;

class MongoDraftsIT extends DraftsContract {

    @Override
    protected Drafts emptyDrafts() {
        var drafts = new MongoDrafts(MongoFixture.emptyDatabase());
        drafts.prepare();
        return drafts;
    }
}
