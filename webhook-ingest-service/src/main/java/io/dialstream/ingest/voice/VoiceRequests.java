package io.dialstream.ingest.voice;

import io.dialstream.foundation.answer.TwimlHosts;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import io.dialstream.ingest.callback.CallIds;
import io.dialstream.ingest.callback.Proof;
import io.dialstream.ingest.callback.StatusCallbacks;
import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.Instructions;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.SeldomWarning;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.request.WebhookResult;
import java.net.URI;
import org.springframework.stereotype.Component;

/**
 * Decides what a callee hears: what the address of the request says, if we made the address and the
 * operator lets its host act; else nothing.
 */
@Component
public class VoiceRequests {

    /** In the address of a call for which the provider listens for machines. */
    private static final String LISTENING = "amd";

    private static final CalleeHears NOTHING = new CalleeHears.Nothing();

    private final SeldomWarning forged =
            new SeldomWarning(
                    "A call was ended: what it should say was asked for at an address without the"
                            + " call's token.");
    private final SeldomWarning foreign =
            new SeldomWarning(
                    "A call was ended: its agent's answerUrl is at a host that is not in"
                            + " DIALSTREAM_AGENTS_TWIMLHOSTS.");
    private final StatusCallbacks callbacks;
    private final CallbackTokens tokens;
    private final TwimlHosts hosts;
    private final OptOutOffers offers;
    private final WebhookMetrics metrics;

    VoiceRequests(
            StatusCallbacks callbacks,
            CallbackTokens tokens,
            TwimlHosts hosts,
            OptOutOffers offers,
            WebhookMetrics metrics) {
        this.callbacks = callbacks;
        this.tokens = tokens;
        this.hosts = hosts;
        this.offers = offers;
        this.metrics = metrics;
    }

    /** What the webhook's account is to do with the call. */
    public Instructions answer(Webhook webhook) {
        return webhook.account().provider().instructions(hears(webhook));
    }

    private CalleeHears hears(Webhook webhook) {
        var query = webhook.request().queryFields();
        var ids = CallIds.read(query);
        var proof =
                ids == null
                        ? Proof.MISSING
                        : ids.proof(query, Purpose.VOICE, webhook.account().id(), tokens);
        if (ids == null || proof != Proof.RIGHT) {
            return ended(proof.result(), forged);
        }
        webhook.account()
                .provider()
                .readAnswer(webhook.request())
                .ifPresent(report -> callbacks.answered(ids, report, webhook.account()));
        if (query.first(LISTENING) != null) {
            callbacks.fetched(ids, webhook.account());
        }
        return offers.added(allowed(CalleeHears.read(query)), ids, webhook);
    }

    private CalleeHears allowed(CalleeHears hears) {
        return hears instanceof CalleeHears.Elsewhere(var url) && !hosts.allow(URI.create(url))
                ? ended(WebhookResult.FOREIGN_TWIML, foreign)
                : hears;
    }

    private CalleeHears ended(WebhookResult result, SeldomWarning warning) {
        metrics.count(result);
        warning.warn();
        return NOTHING;
    }
}
