package io.dialstream.ingest.callback;

import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.ingest.request.Form;
import io.dialstream.ingest.request.WebhookResult;
import java.time.Instant;

/** A translation that is content with a signature: it needs no token. */
public final class TrustingTranslation extends CallbackTranslation {

    TrustingTranslation(CallbackTokens tokens) {
        super(tokens);
    }

    @Override
    Translation translate(Form query, Form callback, Instant now) {
        return super.translate(query, callback, now) instanceof Translation.Event set
                        && set.kind() == WebhookResult.NO_TOKEN
                ? new Translation.Event(set.event().topic(), set.event(), WebhookResult.PUBLISHED)
                : super.translate(query, callback, now);
    }
}
