package io.dialstream.dialer.provider;

import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import io.dialstream.foundation.callback.UnreservedText;
import io.dialstream.foundation.trace.Traces;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The addresses at which a vendor finds the webhook-ingest-service for one call: {@code
 * /vendor/account/status} and so on, with our ids and a token in the query, in characters that
 * nobody encodes.
 */
public final class CallbackAddresses {

    private static final Pattern TOKEN = Pattern.compile("(?<=[?&]t=)[A-Za-z0-9_-]+");

    private final String account;
    private final String baseUrl;
    private final CallbackTokens tokens;

    /**
     * Those of an account. A trailing slash of the base address is ignored.
     *
     * @param vendor its name, which begins the path
     * @param account its id; the account that is named like the vendor is not named twice
     */
    public CallbackAddresses(
            String vendor, String account, String publicBaseUrl, CallbackTokens tokens) {
        this.account = account;
        this.baseUrl =
                PublicAddressProperties.withoutTrailingSlash(publicBaseUrl)
                        + "/"
                        + vendor
                        + (account.equals(vendor) ? "" : "/" + account);
        this.tokens = tokens;
    }

    /** Where status callbacks go; our ids come back with each of them. */
    public String status(PlacementRequest call) {
        return told(call, "/status?", Purpose.STATUS);
    }

    /** Where it is told who has answered. */
    public String verdict(PlacementRequest call) {
        return told(call, "/amd?", Purpose.AMD);
    }

    private String told(PlacementRequest call, String path, Purpose purpose) {
        return baseUrl
                + path
                + ids(call.callId(), call.campaignId(), purpose)
                + "&leadId="
                + UnreservedText.encode(call.leadId())
                + trace();
    }

    /** The ids of a call, and the token by which the ingest knows that we have put them there. */
    private String ids(String callId, @Nullable String campaignId, Purpose purpose) {
        var campaign = campaignId == null ? "" : "&campaignId=" + UnreservedText.encode(campaignId);
        return "callId="
                + UnreservedText.encode(callId)
                + campaign
                + "&t="
                + tokens.of(purpose, account, callId, campaignId);
    }

    /**
     * Whether an address was handed out for a call: nobody else can make its token, and the token
     * of one call is of no use for another.
     */
    public boolean isOf(PlaceCall call, String address) {
        var token = TOKEN.matcher(address);
        return token.find()
                && Arrays.stream(Purpose.values())
                        .anyMatch(purpose ->
                                tokens.isRight(
                                        purpose,
                                        account,
                                        call.callId(),
                                        call.campaignId(),
                                        token.group()));
    }

    /** Vendors send no trace context of their own: ours comes back with the callback. */
    private static String trace() {
        var parent = Traces.parent();
        return parent == null ? "" : "&traceparent=" + parent;
    }

    /**
     * Where the vendor asks what to do once the callee answers; the answer travels in the address.
     * Where it listens for machines meanwhile, we want to know when it asks.
     */
    public String voice(PlacementRequest call) {
        var answer = call.answer();
        var query =
                answer.message() != null
                        ? "say=" + base64(answer.message())
                        : "connect=" + base64(String.valueOf(answer.answerUrl()));
        return voice(call.callId(), call.campaignId(), query)
                + (answer.answeringMachine() == null ? "" : "&amd=1")
                + optOut(call);
    }

    /** What lets the ingest offer a key to press, and say whose wish it is that it is pressed. */
    private static String optOut(PlacementRequest call) {
        var digit = call.answer().optOutDigit();
        var prompt = call.answer().optOutPrompt();
        return digit == null || prompt == null
                ? ""
                : "&leadId="
                        + UnreservedText.encode(call.leadId())
                        + "&optOutDigit="
                        + UnreservedText.encode(digit)
                        + "&optOutText="
                        + base64(prompt);
    }

    /**
     * Where it is told which key the callee of a message has pressed who can opt out by one: with
     * what the ingest needs to say it again, as in {@link #voice}.
     */
    public String digits(PlacementRequest call) {
        var message = Objects.requireNonNull(call.answer().message(), "message");
        return baseUrl
                + "/digits?"
                + ids(call.callId(), call.campaignId(), Purpose.DIGITS)
                + "&say="
                + base64(message)
                + optOut(call);
    }

    /** Where it asks what a machine is to hear. */
    public String voicemail(PlaceCall call) {
        var message = Objects.requireNonNull(call.answer().voicemailMessage(), "voicemailMessage");
        return voice(call.callId(), call.campaignId(), "say=" + base64(message));
    }

    private String voice(String callId, @Nullable String campaignId, String query) {
        return baseUrl + "/voice?" + ids(callId, campaignId, Purpose.VOICE) + "&" + query;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
