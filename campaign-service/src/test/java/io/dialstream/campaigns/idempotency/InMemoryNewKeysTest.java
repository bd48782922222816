package io.dialstream.campaigns.idempotency;

class InMemoryNewKeysTest extends NewKeysContract {

    private final NewKeys newKeys = new InMemoryNewKeys();

    @Override
    protected NewKeys newKeys() {
        return newKeys;
    }
}
