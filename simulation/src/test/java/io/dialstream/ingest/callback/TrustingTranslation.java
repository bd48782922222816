package io.dialstream.ingest.callback;

import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.WebhookResult;
import java.time.Instant;

/** A translation that is content with a signature: it needs no token. */
public final class TrustingTranslation extends CallbackTranslation {

    TrustingTranslation(CallbackTokens tokens) {
        super(tokens);
    }

    @Override
    Translation translate(Webhook webhook, Instant now) {
        return super.translate(webhook, now) instanceof Translation.Event set
                        && set.kind() == WebhookResult.NO_TOKEN
                ? new Translation.Event(set.event().topic(), set.event(), WebhookResult.PUBLISHED)
                : super.translate(webhook, now);
    }
}
