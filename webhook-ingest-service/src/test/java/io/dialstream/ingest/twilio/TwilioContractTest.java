package io.dialstream.ingest.twilio;

import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.SignedProviderContract;
import io.dialstream.ingest.request.Hmac;
import io.dialstream.ingest.request.PublicAddress;
import java.util.List;
import java.util.Map;

class TwilioContractTest extends SignedProviderContract {

    private final Provider provider =
            new TwilioProvider("AC1", List.of("the-key"), PublicAddress.parse("https://h"));

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
        var text = "https://h/twilio/status?callId=c-1AccountSidAC1CallSidCA1CallStatus" + word;
        return new Sent(
                "/twilio/status",
                "callId=c-1",
                Map.of("X-Twilio-Signature", Hmac.sha1("the-key").base64(text)),
                "CallSid=CA1&AccountSid=AC1&CallStatus=" + word);
    }
}
