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

    private static final TwilioProvider TWILIO =
            new TwilioProvider("AC0", List.of("t"), PublicAddress.parse("https://h"));

    private SignedCallbacks() {}

    /** One of an account's. */
    public static Webhook of(String account, String query, String form) {
        var body = form.getBytes(StandardCharsets.UTF_8);
        return new Webhook(
                new Account(account, "twilio", TWILIO),
                new RawRequest("/twilio/status", query, Map.of(), body));
    }
}
