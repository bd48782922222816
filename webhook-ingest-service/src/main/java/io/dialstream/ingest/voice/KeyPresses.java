package io.dialstream.ingest.voice;

import io.dialstream.events.CalleeOptedOut;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import io.dialstream.foundation.logging.LogFields;
import io.dialstream.foundation.problem.UnavailableException;
import io.dialstream.ingest.callback.CallIds;
import io.dialstream.ingest.callback.Proof;
import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.Instructions;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.SeldomWarning;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.request.WebhookResult;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes down who does not want to be called again. The callee hears that it is so once the event
 * log has it, and never before. Any other key says nothing: what there is to hear begins anew. The
 * call of somebody who has pressed none in time ends.
 */
@Component
public class KeyPresses {

    private static final Logger log = LoggerFactory.getLogger(KeyPresses.class);

    /** The call ends after it. */
    private static final CalleeHears CONFIRMED =
            new CalleeHears.Message("You will not be called again. Goodbye.");

    private static final CalleeHears NOTHING = new CalleeHears.Nothing();

    private final SeldomWarning forged =
            new SeldomWarning(
                    "A call was ended: a key was pressed at an address without the call's token.");
    private final SeldomWarning away =
            new SeldomWarning(
                    "The event log does not acknowledge an opt-out, which waits for the provider's"
                            + " next try.");
    private final EventLog eventLog;
    private final CallbackTokens tokens;
    private final OptOutOffers offers;
    private final WebhookMetrics metrics;
    private final Clock clock;

    KeyPresses(
            EventLog eventLog,
            CallbackTokens tokens,
            OptOutOffers offers,
            WebhookMetrics metrics,
            Clock clock) {
        this.eventLog = eventLog;
        this.tokens = tokens;
        this.offers = offers;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * What the webhook's account is to do with the call now.
     *
     * @throws UnavailableException when the event log did not acknowledge an opt-out: the provider
     *     must tell it again
     */
    public Instructions answer(Webhook webhook) {
        return webhook.account().provider().instructions(hears(webhook));
    }

    private CalleeHears hears(Webhook webhook) {
        var query = webhook.request().queryFields();
        var ids = CallIds.read(query);
        var proof =
                ids == null
                        ? Proof.MISSING
                        : ids.proof(query, Purpose.DIGITS, webhook.account().id(), tokens);
        if (ids == null || proof != Proof.RIGHT) {
            metrics.count(proof.result());
            forged.warn();
            return NOTHING;
        }
        var press = webhook.account().provider().readKeyPress(webhook.request()).orElse(null);
        if (press == null) {
            metrics.count(WebhookResult.MALFORMED);
            return NOTHING;
        }
        if (press.keys().isEmpty()) {
            return NOTHING;
        }
        if (!press.keys().equals(query.first(OptOutOffers.DIGIT))) {
            return CalleeHears.read(query) instanceof CalleeHears.Message message
                    ? offers.added(message, ids, webhook)
                    : NOTHING;
        }
        publish(ids.optedOut(press, webhook.account(), clock.instant()));
        return CONFIRMED;
    }

    private void publish(CalleeOptedOut event) {
        try (var _ = LogFields.ofCall(event.campaignId(), event.callId())) {
            metrics.timed(() -> {
                eventLog.publishAndWait(event);
                return event;
            });
            metrics.count(WebhookResult.PUBLISHED);
        } catch (EventLogUnavailableException e) {
            log.debug("{} waits for the provider's next try: {}", event, e.getMessage());
            away.warn();
            metrics.count(WebhookResult.UNAVAILABLE);
            throw new UnavailableException("The event log does not answer; try again.", e);
        }
    }
}
