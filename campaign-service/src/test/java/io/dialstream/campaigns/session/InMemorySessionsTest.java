package io.dialstream.campaigns.session;

class InMemorySessionsTest extends SessionsContract {

    @Override
    protected Sessions emptySessions() {
        return new InMemorySessions();
    }
}
