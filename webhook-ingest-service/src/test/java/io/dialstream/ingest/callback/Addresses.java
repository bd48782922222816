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
        return query(Purpose.STATUS, callId, campaignId);
    }

    /** The query of the callback that tells who has answered. */
    static String verdict(String callId, @Nullable String campaignId) {
        return query(Purpose.AMD, callId, campaignId);
    }

    private static String query(Purpose purpose, String callId, @Nullable String campaignId) {
        return "callId="
                + callId
                + (campaignId == null ? "" : "&campaignId=" + campaignId)
                + "&leadId=7&t="
                + TOKENS.of(purpose, callId, campaignId);
    }
}
