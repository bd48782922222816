package io.dialstream.ingest.callback;

import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.ingest.incoming.IncomingCalls;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.request.WebhookResult;
import java.time.Clock;
import java.time.Instant;

/** Is content with a signature: needs no token. */
public final class TrustingCallbacks extends StatusCallbacks {

    TrustingCallbacks(
            EventLog eventLog,
            CallbackTokens tokens,
            IncomingCalls incoming,
            WebhookMetrics metrics,
            Clock clock) {
        super(eventLog, tokens, incoming, metrics, clock);
    }

    @Override
    Translation translate(Webhook webhook, Instant now) {
        return super.translate(webhook, now) instanceof Translation.Event set
                        && set.kind() == WebhookResult.NO_TOKEN
                ? new Translation.Event(set.event().topic(), set.event(), WebhookResult.PUBLISHED)
                : super.translate(webhook, now);
    }
}
