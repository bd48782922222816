package io.dialstream.dialer.provider.twilio;

import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.testing.FakeProvider;
import java.time.Clock;

/** The provider that stands in for Twilio in tests keeps what Twilio keeps. */
class FakeProviderContractTest extends ProviderContract {

    private final FakeProvider provider = new FakeProvider(Clock.systemUTC());

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
