package io.dialstream.ingest.telnyx;

import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.SignedProviderContract;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

class TelnyxContractTest extends SignedProviderContract {

    private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");

    private final Sender telnyx = new Sender();
    private final Provider provider =
            new TelnyxProvider(
                    "tel",
                    Sender.CONNECTION,
                    new TelnyxSignatures(
                            TelnyxSignatures.publicKey(telnyx.publicKey()).orElseThrow(),
                            Clock.fixed(NOW, ZoneOffset.UTC)),
                    null);

    @Override
    protected Provider provider() {
        return provider;
    }

    @Override
    protected String knownWord() {
        return "call.answered";
    }

    @Override
    protected boolean signsAddresses() {
        return false;
    }

    @Override
    protected Sent signed(String word) {
        var timestamp = Long.toString(NOW.getEpochSecond());
        var body = Sender.event(word, Map.of());
        return new Sent(
                "/telnyx/tel/status",
                "callId=c1-7-1",
                Map.of(
                        "telnyx-timestamp",
                        timestamp,
                        "telnyx-signature-ed25519",
                        telnyx.signature(timestamp, body)),
                body);
    }
}
