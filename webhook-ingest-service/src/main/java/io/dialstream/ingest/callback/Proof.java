package io.dialstream.ingest.callback;

import io.dialstream.ingest.request.WebhookResult;

/** What the token in an address says about where the address came from. */
public enum Proof {
    /** We made it for the call that it names. */
    RIGHT(WebhookResult.PUBLISHED),
    /** There is none: somebody else made the address, or a version of ours that had no tokens. */
    MISSING(WebhookResult.NO_TOKEN),
    /** Somebody else made it, or it is that of another call. */
    WRONG(WebhookResult.WRONG_TOKEN);

    private final WebhookResult result;

    Proof(WebhookResult result) {
        this.result = result;
    }

    /** How a webhook with it counts. */
    public WebhookResult result() {
        return result;
    }
}
