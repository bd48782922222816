package io.dialstream.dialer.provider.twilio;

import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.testing.FakeProvider;
import io.dialstream.dialer.testing.SettableClock;

/** The provider that stands in for Twilio in tests keeps what Twilio keeps. */
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
