package io.dialstream.ingest.incoming;

import io.dialstream.events.CallStatus;
import io.dialstream.events.IncomingCallChanged;
import io.dialstream.foundation.answer.TwimlHosts;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import io.dialstream.foundation.logging.LogFields;
import io.dialstream.foundation.problem.UnavailableException;
import io.dialstream.foundation.trace.Traces;
import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.IncomingCall;
import io.dialstream.ingest.provider.Instructions;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.SeldomWarning;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.request.WebhookResult;
import io.dialstream.ingest.route.NumberRoute;
import io.dialstream.ingest.route.NumberRoutes;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Answers calls that come in with what the route of the number says, from memory alone, and
 * publishes what becomes of them. Nobody hears silence because the event log is away: that a call
 * has come in is published meanwhile, and where that is lost the end says all that is known of it.
 */
@Component
public class IncomingCalls {

    private static final Logger log = LoggerFactory.getLogger(IncomingCalls.class);

    private static final CalleeHears NOBODY =
            new CalleeHears.Message(
                    "Thank you for calling. Nobody can take your call at this number. Goodbye.");

    private static final CalleeHears NOTHING = new CalleeHears.Nothing();

    private final SeldomWarning unrouted =
            new SeldomWarning(
                    "A call came in at a number that has no route, or at another account than the"
                            + " number's route says.");
    private final SeldomWarning foreign =
            new SeldomWarning(
                    "A call that came in was ended: its agent's answerUrl is at a host that is not"
                            + " in DIALSTREAM_AGENTS_TWIMLHOSTS.");
    private final SeldomWarning unsupported =
            new SeldomWarning(
                    "A call that came in was ended: its agent's answerUrl means nothing to the"
                            + " provider of the number.");
    private final SeldomWarning away =
            new SeldomWarning(
                    "The event log does not acknowledge what became of a call that came in, which"
                            + " waits for the provider's next try.");
    private final NumberRoutes routes;
    private final TwimlHosts hosts;
    private final EventLog eventLog;
    private final WebhookMetrics webhooks;
    private final IncomingMetrics metrics;
    private final Clock clock;

    IncomingCalls(
            NumberRoutes routes,
            TwimlHosts hosts,
            EventLog eventLog,
            WebhookMetrics webhooks,
            IncomingMetrics metrics,
            Clock clock) {
        this.routes = routes;
        this.hosts = hosts;
        this.eventLog = eventLog;
        this.webhooks = webhooks;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** What the caller is given to hear, and how that counts. */
    private record Answer(CalleeHears hears, IncomingResult result) {}

    /**
     * What the webhook's account is to do with a call that comes in. What cannot be read ends it.
     *
     * @throws UnavailableException when the provider must send the webhook again, which a provider
     *     that asks never must
     */
    public Instructions answer(Webhook webhook) {
        var provider = webhook.account().provider();
        var call = provider.readIncoming(webhook.request()).orElse(null);
        if (call == null) {
            metrics.count(IncomingResult.MALFORMED);
            return provider.instructions(NOTHING);
        }
        if (!provider.asks()) {
            if (!receive(webhook, call)) {
                throw new UnavailableException(
                        "The provider's API or the event log does not answer; try again.");
            }
            return provider.instructions(NOTHING);
        }
        var route = route(webhook, call);
        var answer = answer(provider, route);
        counted(answer.result());
        route.ifPresent(_ -> publishLater(event(webhook, call, route)));
        return provider.instructions(answer.hears());
    }

    /**
     * Does what the webhook of a call that comes in asks for, publishes what it says, and returns
     * when the event log has acknowledged that, or cannot. Blocks for as long as that takes; meant
     * for virtual threads.
     *
     * @return whether it is done; if not, the provider must send the webhook again
     */
    public boolean receive(Webhook webhook, IncomingCall call) {
        var route = route(webhook, call);
        var event = event(webhook, call, route);
        Traces.tell("dialstream.call.id", event.callId());
        try (var _ = LogFields.ofCall(null, event.callId())) {
            var provider = webhook.account().provider();
            if (provider.asks()) {
                return published(event);
            }
            if (!commanded(webhook, call, answer(provider, route))) {
                webhooks.count(WebhookResult.UNAVAILABLE);
                return false;
            }
            if (call.status() != CallStatus.RINGING) {
                return published(event);
            }
            route.ifPresent(_ -> publishLater(event));
            return true;
        }
    }

    private Optional<NumberRoute> route(Webhook webhook, IncomingCall call) {
        return routes.of(call.ourNumber(), webhook.account().id());
    }

    private IncomingCallChanged event(
            Webhook webhook, IncomingCall call, Optional<NumberRoute> route) {
        return call.event(
                webhook.account().id(),
                route.map(NumberRoute::userId).orElse(null),
                route.map(NumberRoute::agentId).orElse(null),
                clock.instant());
    }

    private Answer answer(Provider provider, Optional<NumberRoute> route) {
        if (route.isEmpty()) {
            return new Answer(NOBODY, IncomingResult.NO_ROUTE);
        }
        var hears = CalleeHears.of(route.get().answer());
        if (!provider.plays(hears)) {
            return new Answer(NOTHING, IncomingResult.UNSUPPORTED);
        }
        return hears instanceof CalleeHears.Elsewhere(var url) && !hosts.allow(URI.create(url))
                ? new Answer(NOTHING, IncomingResult.FOREIGN_TWIML)
                : new Answer(hears, IncomingResult.ANSWERED);
    }

    /** Whether the provider need not send the webhook again. What it asks for counts. */
    private boolean commanded(Webhook webhook, IncomingCall call, Answer answer) {
        var result = webhook.account().provider().command(webhook.request(), answer.hears());
        if (call.status() == CallStatus.RINGING) {
            counted(
                    switch (result) {
                        case NONE -> IncomingResult.NOT_ANSWERED;
                        case DONE -> answer.result();
                        case REFUSED -> IncomingResult.REFUSED;
                        case FAILED -> IncomingResult.UNAVAILABLE;
                    });
        }
        return switch (result) {
            case NONE, DONE, REFUSED -> true;
            case FAILED -> false;
        };
    }

    private void counted(IncomingResult result) {
        metrics.count(result);
        switch (result) {
            case NO_ROUTE -> unrouted.warn();
            case FOREIGN_TWIML -> foreign.warn();
            case UNSUPPORTED -> unsupported.warn();
            case ANSWERED, MALFORMED, NOT_ANSWERED, REFUSED, UNAVAILABLE -> {}
        }
    }

    private boolean published(IncomingCallChanged event) {
        try {
            eventLog.publishAndWait(event);
            webhooks.count(
                    event.status() == null && event.reason() == null
                            ? WebhookResult.UNKNOWN_STATUS
                            : WebhookResult.PUBLISHED);
            return true;
        } catch (EventLogUnavailableException e) {
            log.debug("{} waits for the provider's next try: {}", event, e.getMessage());
            away.warn();
            webhooks.count(WebhookResult.UNAVAILABLE);
            return false;
        }
    }

    private void publishLater(IncomingCallChanged event) {
        Thread.ofVirtual()
                .name("incoming")
                .start(() -> {
                    try {
                        eventLog.publishAndWait(event);
                    } catch (EventLogUnavailableException e) {
                        log.debug("{} is not published: {}", event, e.getMessage());
                    }
                });
    }
}
