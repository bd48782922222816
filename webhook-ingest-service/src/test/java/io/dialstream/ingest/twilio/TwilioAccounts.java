package io.dialstream.ingest.twilio;

import io.dialstream.ingest.provider.Account;
import io.dialstream.ingest.request.PublicAddress;
import java.util.List;

/** Accounts at Twilio, for tests of what is behind the port. */
public final class TwilioAccounts {

    private TwilioAccounts() {}

    public static Account of(String id, String accountSid, String authToken, String publicBaseUrl) {
        return new Account(
                id,
                "twilio",
                new TwilioProvider(
                        accountSid, List.of(authToken), PublicAddress.parse(publicBaseUrl)));
    }
}
