package io.dialstream.campaigns.idempotency;

class InMemoryRememberedRequestsTest extends RememberedRequestsContract {

    private final RememberedRequests requests = new InMemoryRememberedRequests();

    @Override
    protected RememberedRequests requests() {
        return requests;
    }
}
