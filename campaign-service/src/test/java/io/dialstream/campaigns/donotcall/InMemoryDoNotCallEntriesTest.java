package io.dialstream.campaigns.donotcall;

class InMemoryDoNotCallEntriesTest extends DoNotCallEntriesContract {

    @Override
    protected DoNotCallEntries noEntries() {
        return new InMemoryDoNotCallEntries();
    }
}
