package io.dialstream.ingest.callback;

import io.dialstream.ingest.provider.Account;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.RawRequest;
import io.dialstream.ingest.twilio.TwilioAccounts;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Status callbacks whose signature has been found right. */
final class Webhooks {

    private static final Account TWILIO =
            TwilioAccounts.of("twilio", "AC1", "the-token", "https://calls.example.com");

    private Webhooks() {}

    static Webhook of(String query, String form) {
        return of(query, form.getBytes(StandardCharsets.UTF_8));
    }

    static Webhook of(String query, byte[] form) {
        return new Webhook(TWILIO, new RawRequest("/twilio/status", query, Map.of(), form));
    }
}
