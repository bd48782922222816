package io.dialstream.campaigns.draft;

class InMemoryDraftsTest extends DraftsContract {

    @Override
    protected Drafts emptyDrafts() {
        return new InMemoryDrafts();
    }
}
