package io.dialstream.ingest.callback;

import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import io.dialstream.foundation.logging.LogFields;
import io.dialstream.foundation.trace.Traces;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.SeldomWarning;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.request.WebhookResult;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes status callbacks of our accounts and keeps none of them to itself. */
public class StatusCallbacks {

    private static final Logger log = LoggerFactory.getLogger(StatusCallbacks.class);

    private final SeldomWarning warning =
            new SeldomWarning(
                    "The event log does not acknowledge a callback, which waits for the provider's"
                            + " next try.");
    private final EventLog eventLog;
    private final CallbackTranslation translation;
    private final WebhookMetrics metrics;
    private final Clock clock;

    public StatusCallbacks(
            EventLog eventLog,
            CallbackTranslation translation,
            WebhookMetrics metrics,
            Clock clock) {
        this.eventLog = eventLog;
        this.translation = translation;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Publishes what a callback says, and returns only when the event log has acknowledged it or
     * cannot. Blocks for as long as that takes; meant for virtual threads.
     */
    public Receipt receive(Webhook webhook) {
        return metrics.timed(() -> receipt(webhook));
    }

    private Receipt receipt(Webhook webhook) {
        return switch (translation.translate(webhook, clock.instant())) {
            case Translation.Event event -> published(event, webhook);
            case Translation.Malformed malformed ->
                    counted(WebhookResult.MALFORMED, new Receipt.Malformed(malformed.problems()));
        };
    }

    private Receipt published(Translation.Event translated, Webhook webhook) {
        var call = translated.event();
        Traces.link(webhook.request().queryFields().first("traceparent"));
        Traces.tell("dialstream.call.id", call.callId());
        Traces.tell("dialstream.campaign.id", call.campaignId());
        try (var _ = LogFields.ofCall(call.campaignId(), call.callId())) {
            eventLog.publish(translated.topic(), translated.event()).join();
            return counted(translated.kind(), new Receipt.Taken());
        } catch (CompletionException | EventLogUnavailableException e) {
            log.debug(
                    "{} waits for the provider's next try: {}", translated.event(), e.getMessage());
            warning.warn();
            return counted(WebhookResult.UNAVAILABLE, new Receipt.Unavailable());
        }
    }

    private Receipt counted(WebhookResult result, Receipt receipt) {
        metrics.count(result);
        return receipt;
    }
}
