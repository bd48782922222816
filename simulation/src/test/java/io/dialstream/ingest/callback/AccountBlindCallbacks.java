package io.dialstream.ingest.callback;

import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import io.dialstream.ingest.incoming.IncomingCalls;
import io.dialstream.ingest.provider.Account;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.request.WebhookResult;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Takes the token of a call from whichever account has signed. */
public final class AccountBlindCallbacks extends StatusCallbacks {

    private static final List<String> ACCOUNTS = List.of(ConfiguredAccounts.FIRST, "second");

    AccountBlindCallbacks(
            EventLog eventLog,
            CallbackTokens tokens,
            IncomingCalls incoming,
            WebhookMetrics metrics,
            Clock clock) {
        super(eventLog, tokens, incoming, metrics, clock);
    }

    @Override
    Translation translate(Webhook webhook, Instant now) {
        var signer = webhook.account();
        for (var id : ACCOUNTS) {
            var account = new Account(id, signer.vendor(), signer.provider());
            if (super.translate(new Webhook(account, webhook.request()), now)
                            instanceof Translation.Event event
                    && event.kind() == WebhookResult.PUBLISHED) {
                return event;
            }
        }
        return super.translate(webhook, now);
    }
}
