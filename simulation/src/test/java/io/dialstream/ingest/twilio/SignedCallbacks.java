package io.dialstream.ingest.twilio;

import io.dialstream.ingest.provider.Account;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Twilio's status callbacks, once the signature has been found right. */
public final class SignedCallbacks {

    private static final Account ACCOUNT =
            new Account(
                    "twilio",
                    "twilio",
                    new TwilioProvider("AC0", List.of("t"), PublicAddress.parse("https://h")));

    private SignedCallbacks() {}

    public static Webhook of(String query, String form) {
        var body = form.getBytes(StandardCharsets.UTF_8);
        return new Webhook(ACCOUNT, new RawRequest("/twilio/status", query, Map.of(), body));
    }
}
