package io.dialstream.dialer.provider.twilio;

import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderContract;
import io.dialstream.dialer.provider.http.ScriptedServer;
import org.junit.jupiter.api.AfterEach;

class TwilioProviderContractIT extends ProviderContract {

    private final ScriptedServer twilio = ScriptedTwilio.server();
    private final Provider provider = TwilioFixture.providerAt(twilio.url());

    @Override
    protected Provider provider() {
        return provider;
    }

    @Override
    protected void goAway() {
        twilio.close();
    }

    @AfterEach
    void close() {
        twilio.close();
    }
}
