package io.dialstream.dialer.provider.sanspbx;

import io.dialstream.dialer.provider.CallbackAddresses;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.Vendor;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.provider.AccountSettings;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accounts at SansPBX: a key, a token, and the application that calls are for. */
final class SansPbxVendor implements Vendor {

    static final String NAME = "sanspbx";

    private static final Logger log = LoggerFactory.getLogger(SansPbxVendor.class);

    private final String publicBaseUrl;
    private final CallbackTokens tokens;
    private final TimeOuts timeOuts;

    SansPbxVendor(String publicBaseUrl, CallbackTokens tokens, TimeOuts timeOuts) {
        this.publicBaseUrl = publicBaseUrl;
        this.tokens = tokens;
        this.timeOuts = timeOuts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Provider account(AccountSettings account) {
        return account(account, new AtomicReference<>());
    }

    /** One whose token is kept there. */
    Provider account(AccountSettings account, AtomicReference<@Nullable String> token) {
        var settings = new SansPbxSettings(account);
        log.warn(
                "The account {} is at SansPBX, which is unverified: there is no public"
                        + " documentation, and nobody has tried it there. Try it with a number of"
                        + " your own first.",
                account.id());
        return new SansPbxProvider(
                account.id(),
                new SansPbxApi(settings, timeOuts, token),
                new DialCall(
                        settings, new CallbackAddresses(NAME, account.id(), publicBaseUrl, tokens)),
                new PhoneNumber(settings.value(FROM_NUMBER)));
    }
}
