package io.dialstream.calllog.history;

class InMemoryLogEntriesTest extends LogEntriesContract {

    InMemoryLogEntriesTest() {
        super(new InMemoryLogEntries());
    }
}
