package io.dialstream.ingest.sanspbx;

import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.Setting;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.Vendor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Accounts at SansPBX: nothing of them is secret here. */
@Component
class SansPbx implements Vendor {

    private static final Logger log = LoggerFactory.getLogger(SansPbx.class);

    private static final Setting SENDERS =
            new Setting(
                    "SENDERS",
                    Senders::isList,
                    "addresses or networks (192.0.2.7,198.51.100.0/24) or be left out");

    private final CallbackTokens tokens;

    SansPbx(CallbackTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "sanspbx";
    }

    @Override
    public Provider provider(AccountSettings account) {
        var names = WebhookNames.of(account, SENDERS);
        log.warn(
                "The account {} is at SansPBX, which is unverified and signs nothing: its webhooks"
                        + " are protected by the token in their addresses alone.",
                account.id());
        return new SansPbxProvider(
                account.id(), names, Senders.parse(account.value(SENDERS)), tokens);
    }
}
