package io.dialstream.ingest.voice;

import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import io.dialstream.foundation.callback.UnreservedText;
import io.dialstream.ingest.callback.CallIds;
import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.PublicAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Offers callees a key by which they opt out, where the address of a call says so. What they hear
 * and which key it is travels on, in the address at which we are told what was pressed.
 */
@Component
class OptOutOffers {

    static final String DIGIT = CallIds.OPT_OUT_DIGIT;
    private static final String PROMPT = "optOutText";

    private final CallbackTokens tokens;
    private final PublicAddress address;

    OptOutOffers(CallbackTokens tokens, PublicAddress address) {
        this.tokens = tokens;
        this.address = address;
    }

    /** What a callee hears, together with the offer where there is one. */
    CalleeHears added(CalleeHears hears, CallIds ids, Webhook webhook) {
        var query = webhook.request().queryFields();
        var digit = query.first(DIGIT);
        var prompt = CalleeHears.text(query, PROMPT);
        return hears instanceof CalleeHears.Message(var text) && digit != null && prompt != null
                ? new CalleeHears.Offer(text, prompt, pressed(webhook, ids, digit, text, prompt))
                : hears;
    }

    private String pressed(Webhook webhook, CallIds ids, String digit, String text, String prompt) {
        var asked = webhook.request().path();
        var path = asked.substring(0, asked.lastIndexOf('/') + 1) + "digits";
        var query =
                "callId="
                        + UnreservedText.encode(ids.callId())
                        + named("campaignId", ids.campaignId())
                        + "&t="
                        + tokens.of(
                                Purpose.DIGITS,
                                webhook.account().id(),
                                ids.callId(),
                                ids.campaignId())
                        + named("leadId", ids.leadId())
                        + "&say="
                        + base64(text)
                        + named(DIGIT, digit)
                        + "&"
                        + PROMPT
                        + "="
                        + base64(prompt);
        return address.addressesOf(path, query).getFirst();
    }

    private static String named(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + UnreservedText.encode(value);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
