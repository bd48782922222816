package io.dialstream.ingest.callback;

import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Addresses as the dialer makes them, under a secret of the tests. */
final class Addresses {

    static final CallbackTokens TOKENS = new CallbackTokens(List.of("a-secret-of-the-tests"));

    private Addresses() {}

    /** The query of a call's status callbacks. */
    static String status(String callId, @Nullable String campaignId) {
        return "callId="
                + callId
                + (campaignId == null ? "" : "&campaignId=" + campaignId)
                + "&leadId=7&t="
                + TOKENS.of(Purpose.STATUS, callId, campaignId);
    }
}
