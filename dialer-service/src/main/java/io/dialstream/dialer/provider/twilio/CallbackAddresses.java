package io.dialstream.dialer.provider.twilio;

import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import io.dialstream.foundation.callback.UnreservedText;
import io.dialstream.foundation.trace.Traces;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The addresses at which Twilio finds the webhook-ingest-service for one call. */
final class CallbackAddresses {

    /**
     * Up to five retries, on 5xx, connect and read time-outs: by default Twilio does not repeat a
     * callback that was answered with 5xx. The fragment is neither sent nor signed.
     */
    private static final String RETRIES = "#rc=5&rp=5xx,ct,rt";

    private final String account;
    private final String baseUrl;
    private final CallbackTokens tokens;

    /** A trailing slash of the base address is ignored. */
    CallbackAddresses(String account, String publicBaseUrl, CallbackTokens tokens) {
        this.account = account;
        this.baseUrl = TwilioWire.withoutTrailingSlash(publicBaseUrl) + path(account);
        this.tokens = tokens;
    }

    /** The account that is named like the vendor is not named twice. */
    private static String path(String account) {
        return account.equals(TwilioVendor.NAME) ? "/twilio" : "/twilio/" + account;
    }

    /** Where status callbacks go; our ids come back with each of them. */
    String status(PlacementRequest call) {
        return baseUrl
                + "/status?"
                + ids(call, Purpose.STATUS)
                + "&leadId="
                + UnreservedText.encode(call.leadId())
                + trace()
                + RETRIES;
    }

    /** The ids of a call, and the token by which the ingest knows that we have put them there. */
    private String ids(PlacementRequest call, Purpose purpose) {
        var campaign =
                call.campaignId() == null
                        ? ""
                        : "&campaignId=" + UnreservedText.encode(call.campaignId());
        return "callId="
                + UnreservedText.encode(call.callId())
                + campaign
                + "&t="
                + tokens.of(purpose, account, call.callId(), call.campaignId());
    }

    /** Twilio sends no trace context of its own: ours comes back with the callback. */
    private static String trace() {
        var parent = Traces.parent();
        return parent == null ? "" : "&traceparent=" + parent;
    }

    /** Where Twilio asks what to do once the callee answers; the answer travels in the address. */
    String voice(PlacementRequest call) {
        var answer = call.answer();
        var query =
                answer.message() != null
                        ? "say=" + base64(answer.message())
                        : "connect=" + base64(String.valueOf(answer.answerUrl()));
        return baseUrl + "/voice?" + ids(call, Purpose.VOICE) + "&" + query;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
