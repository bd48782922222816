package io.dialstream.dialer.provider;

import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.SettableClock;

/** The provider that stands in for the real ones in tests keeps what they keep. */
class FakeProviderContractTest extends ProviderContract {

    private final FakeProvider provider = new FakeProvider(new SettableClock());

    @Override
    protected Provider provider() {
        return provider;
    }

    @Override
    protected void goAway() {
        provider.away(true);
        provider.usually(FakeProvider.SWALLOWS);
    }
}
