package io.dialstream.campaigns.session.mongo;

import io.dialstream.campaigns.session.Sessions;
import io.dialstream.campaigns.session.SessionsContract;
import io.dialstream.foundation.testing.MongoFixture;

class MongoSessionsIT extends SessionsContract {

    @Override
    protected Sessions emptySessions() {
        var sessions = new MongoSessions(MongoFixture.emptyDatabase());
        sessions.prepare();
        return sessions;
    }
}
