package io.dialstream.dialer.provider.signalwire;

import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.http.OneRequestContract;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.dialer.provider.twilio.OneRequestACreateIT;
import io.dialstream.dialer.provider.twilio.ScriptedTwilio;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

class SignalWireOneRequestIT extends OneRequestContract {

    @Override
    protected Provider providerAt(String url, TimeOuts timeOuts) {
        return SignalWireFixture.providerAt(url, timeOuts);
    }

    @Override
    protected int created() {
        return 201;
    }

    @Override
    protected String call() {
        return ScriptedTwilio.call("7d1c0a5e-3c22-4f35-9a3d-d8c1d5a7c001", "queued");
    }

    @Override
    protected Stream<Arguments> refusals() {
        return OneRequestACreateIT.refusalsOfTwilio();
    }
}
