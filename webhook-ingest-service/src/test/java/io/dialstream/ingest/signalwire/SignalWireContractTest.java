package io.dialstream.ingest.signalwire;

import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.SignedProviderContract;
import io.dialstream.ingest.request.Hmac;
import io.dialstream.ingest.request.PublicAddress;
import java.util.Map;

class SignalWireContractTest extends SignedProviderContract {

    private final Provider provider =
            new SignalWireProvider("p-1", "the-key", PublicAddress.parse("https://h"));

    @Override
    protected Provider provider() {
        return provider;
    }

    @Override
    protected String knownWord() {
        return "completed";
    }

    @Override
    protected Sent signed(String word) {
        var text = "https://h/signalwire/status?callId=c-1AccountSidp-1CallSidCA1CallStatus" + word;
        return new Sent(
                "/signalwire/status",
                "callId=c-1",
                Map.of("X-SignalWire-Signature", Hmac.sha1("the-key").base64(text)),
                "CallSid=CA1&AccountSid=p-1&CallStatus=" + word);
    }
}
