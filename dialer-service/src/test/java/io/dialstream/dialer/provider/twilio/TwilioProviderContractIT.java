package io.dialstream.dialer.provider.twilio;

import io.dialstream.dialer.provider.Provider;
import org.junit.jupiter.api.AfterEach;

class TwilioProviderContractIT extends ProviderContract {

    private final ScriptedTwilio twilio = new ScriptedTwilio();
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
