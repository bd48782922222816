package io.dialstream.campaigns.history;

class InMemoryCallHistoryTest extends CallHistoryContract {

    InMemoryCallHistoryTest() {
        super(callLog -> callLog);
    }
}
