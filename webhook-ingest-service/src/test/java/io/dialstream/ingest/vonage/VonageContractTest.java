package io.dialstream.ingest.vonage;

import static io.dialstream.ingest.vonage.SignedEvents.API_KEY;
import static io.dialstream.ingest.vonage.SignedEvents.APPLICATION;
import static io.dialstream.ingest.vonage.SignedEvents.CLOCK;
import static io.dialstream.ingest.vonage.SignedEvents.NOW;
import static io.dialstream.ingest.vonage.SignedEvents.SECRET;

import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.SignedProviderContract;
import java.util.Map;

class VonageContractTest extends SignedProviderContract {

    private final Provider provider =
            new VonageProvider(APPLICATION, API_KEY, new VonageSignatures(SECRET, CLOCK));

    @Override
    protected Provider provider() {
        return provider;
    }

    @Override
    protected String knownWord() {
        return "answered";
    }

    /** Only the body. */
    @Override
    protected boolean signsAddresses() {
        return false;
    }

    @Override
    protected Sent signed(String word) {
        var body = "{\"uuid\":\"63f61863\",\"status\":\"%s\"}".formatted(word);
        return new Sent(
                "/vonage/status",
                "callId=c-1",
                Map.of(
                        "Content-Type",
                        "application/json",
                        "Authorization",
                        "Bearer " + SignedEvents.token(SECRET, SignedEvents.claims(body, NOW))),
                body);
    }
}
