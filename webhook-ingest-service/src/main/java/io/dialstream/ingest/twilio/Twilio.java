package io.dialstream.ingest.twilio;

import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.Setting;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.Vendor;
import io.dialstream.ingest.request.PublicAddress;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Accounts at Twilio: a sid, a token, and the former token while it is replaced. */
@Component
class Twilio implements Vendor {

    private static final Setting ACCOUNT_SID =
            new Setting("ACCOUNT_SID", "AC[0-9a-fA-F]{32}", "AC followed by 32 hex digits");
    private static final Setting AUTH_TOKEN =
            new Setting("AUTH_TOKEN", "[!-~]+", "the account's auth token");
    private static final Setting AUTH_TOKEN_PREVIOUS =
            new Setting(
                    "AUTH_TOKEN_PREVIOUS",
                    "[!-~]*",
                    "the account's former auth token or be left out");

    private final PublicAddress address;

    Twilio(PublicAddress address) {
        this.address = address;
    }

    @Override
    public String name() {
        return "twilio";
    }

    @Override
    public Provider provider(AccountSettings account) {
        account.require(ACCOUNT_SID, AUTH_TOKEN, AUTH_TOKEN_PREVIOUS);
        var tokens =
                Stream.of(AUTH_TOKEN, AUTH_TOKEN_PREVIOUS)
                        .map(account::value)
                        .filter(token -> !token.isEmpty())
                        .toList();
        return new TwilioProvider(account.value(ACCOUNT_SID), tokens, address);
    }
}
