package io.dialstream.ingest.callback;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CalleeOptedOut;
import io.dialstream.events.Reasons;
import io.dialstream.events.Topics;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventLogUnavailableException;
import io.dialstream.foundation.logging.LogFields;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.trace.Traces;
import io.dialstream.ingest.incoming.IncomingCalls;
import io.dialstream.ingest.provider.Account;
import io.dialstream.ingest.provider.IncomingCall;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.Form;
import io.dialstream.ingest.request.SeldomWarning;
import io.dialstream.ingest.request.WebhookMetrics;
import io.dialstream.ingest.request.WebhookResult;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes events of status callbacks and publishes them. What a signed callback says about the
 * outcome must not be lost: what of it cannot be read is left out of the event's own fields, never
 * a reason to refuse, and stands in {@code data} as received.
 *
 * <p>A signature says that the provider sent it, and not that we asked for it: a customer's own
 * instructions can make the provider post anything to us. Only the token in the address says that
 * the callback is about the call that the address names.
 */
public class StatusCallbacks {

    private static final Logger log = LoggerFactory.getLogger(StatusCallbacks.class);
    private static final List<String> OUR_IDS = List.of("callId", "campaignId", "leadId");
    private static final String TOKEN = "t";

    private final SeldomWarning warning =
            new SeldomWarning(
                    "The event log does not acknowledge a callback, which waits for the provider's"
                            + " next try.");
    private final EventLog eventLog;
    private final CallbackTokens tokens;
    private final IncomingCalls incoming;
    private final WebhookMetrics metrics;
    private final Clock clock;

    public StatusCallbacks(
            EventLog eventLog,
            CallbackTokens tokens,
            IncomingCalls incoming,
            WebhookMetrics metrics,
            Clock clock) {
        this.eventLog = eventLog;
        this.tokens = tokens;
        this.incoming = incoming;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Publishes what a callback says, and returns only when the event log has acknowledged it or
     * cannot. Blocks for as long as that takes; meant for virtual threads.
     */
    public Receipt receive(Webhook webhook) {
        return metrics.timed(() -> {
            var call = incomingCall(webhook).orElse(null);
            if (call != null) {
                return incoming.receive(webhook, call)
                        ? new Receipt.Taken()
                        : new Receipt.Unavailable();
            }
            var now = clock.instant();
            return receipt(translate(webhook, now), optedOut(webhook, now), webhook);
        });
    }

    /**
     * The call that comes in, if it is one: the provider says so, and the address is the number's
     * and not one that the dialer has made. Whatever names a call of ours is judged by its token.
     */
    private static Optional<IncomingCall> incomingCall(Webhook webhook) {
        var query = webhook.request().queryFields();
        var namesACall =
                query.first(TOKEN) != null
                        || OUR_IDS.stream().anyMatch(name -> query.first(name) != null);
        return namesACall
                ? Optional.empty()
                : webhook.account().provider().readIncoming(webhook.request());
    }

    /** The same for a callback that tells who has answered. */
    public Receipt receiveVerdict(Webhook webhook) {
        return metrics.timed(() ->
                receipt(translateVerdict(webhook, clock.instant()), Optional.empty(), webhook));
    }

    /**
     * Publishes that the provider has fetched what a callee hears. Returns at once: nobody is to
     * hear silence while the event log is slow, and it is only for a statistic.
     */
    public void fetched(CallIds ids, Account account) {
        publishLater(fetched(ids, account, clock.instant()));
    }

    /**
     * Publishes what the question for instructions says of a call. Returns at once, for the same
     * reason; if it is lost, the end of the call still says that it was answered.
     */
    public void answered(CallIds ids, StatusCallback.Report report, Account account) {
        publishLater(event(account, report, ids, clock.instant()));
    }

    private void publishLater(CallStatusChanged event) {
        Thread.ofVirtual()
                .name("callback")
                .start(() -> {
                    try {
                        eventLog.publishAndWait(event);
                    } catch (EventLogUnavailableException e) {
                        log.debug("{} is not published: {}", event, e.getMessage());
                    }
                });
    }

    private static CallStatusChanged fetched(CallIds ids, Account account, Instant now) {
        return new CallStatusChanged(
                        CallStatusChanged.eventId(ids.callId(), "instructions-fetched"),
                        ids.callId(),
                        ids.campaignId(),
                        null,
                        ids.leadId(),
                        null,
                        null,
                        null,
                        now.truncatedTo(ChronoUnit.MILLIS),
                        now.truncatedTo(ChronoUnit.MILLIS),
                        account.id(),
                        null,
                        null,
                        null,
                        Reasons.INSTRUCTIONS_FETCHED,
                        null,
                        null,
                        Map.of())
                .identified();
    }

    private Receipt receipt(
            Translation translation, Optional<CalleeOptedOut> optedOut, Webhook webhook) {
        return switch (translation) {
            case Translation.Event event -> published(event, optedOut, webhook);
            case Translation.Malformed malformed ->
                    counted(WebhookResult.MALFORMED, new Receipt.Malformed(malformed.problems()));
        };
    }

    /** Who has opted out comes first: the call may end because of the other. */
    private Receipt published(
            Translation.Event translated, Optional<CalleeOptedOut> optedOut, Webhook webhook) {
        var call = translated.event();
        Traces.link(webhook.request().queryFields().first("traceparent"));
        Traces.tell("dialstream.call.id", call.callId());
        Traces.tell("dialstream.campaign.id", call.campaignId());
        try (var _ = LogFields.ofCall(call.campaignId(), call.callId())) {
            optedOut.ifPresent(eventLog::publishAndWait);
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

    /** What a callback means. Pure. */
    Translation translate(Webhook webhook, Instant now) {
        var read = webhook.account().provider().read(webhook.request());
        return translated(read, Purpose.STATUS, webhook, now);
    }

    /** What a callback means that tells who has answered. Pure. */
    Translation translateVerdict(Webhook webhook, Instant now) {
        var read = webhook.account().provider().readVerdict(webhook.request());
        return translated(read, Purpose.AMD, webhook, now);
    }

    /**
     * Whether a callback says, besides, that the callee does not want to be called again: at a
     * vendor that tells of a key where it tells of everything, the address names the key. Pure.
     */
    Optional<CalleeOptedOut> optedOut(Webhook webhook, Instant now) {
        var query = webhook.request().queryFields();
        var digit = query.first(CallIds.OPT_OUT_DIGIT);
        var ids = CallIds.read(query);
        var account = webhook.account();
        return digit == null
                        || ids == null
                        || ids.proof(query, Purpose.STATUS, account.id(), tokens) != Proof.RIGHT
                ? Optional.empty()
                : account.provider()
                        .readKeyPress(webhook.request())
                        .filter(press -> press.keys().equals(digit))
                        .map(press -> ids.optedOut(press, account, now));
    }

    private Translation translated(
            StatusCallback read, Purpose purpose, Webhook webhook, Instant now) {
        var query = webhook.request().queryFields();
        var problems = repeated(query);
        return switch (read) {
            case StatusCallback.Report report ->
                    problems.isEmpty()
                            ? event(webhook.account(), report, purpose, query, now)
                            : new Translation.Malformed(problems);
            case StatusCallback.Malformed(var theirs) ->
                    new Translation.Malformed(
                            Stream.concat(theirs.stream(), problems.stream()).toList());
        };
    }

    private static List<FieldProblem> repeated(Form query) {
        return OUR_IDS.stream()
                .filter(name -> query.all(name).size() > 1)
                .map(name -> new FieldProblem(name, "is there more than once"))
                .toList();
    }

    /**
     * Where it names no call, the provider's own id stands in for ours, so that its callbacks lie
     * together. Only of the first account there may be calls without a token, for which the dialer
     * looks in what is set aside: what another account says of a call that it does not prove is not
     * kept under its id, and nor is who has answered, since such calls were not listened to.
     */
    private Translation event(
            Account account,
            StatusCallback.Report report,
            Purpose purpose,
            Form query,
            Instant now) {
        var ids = CallIds.read(query);
        var theirs = new CallIds(report.providerCallId(), null, null);
        if (ids == null) {
            return setAside(event(account, report, theirs, now), WebhookResult.UNMATCHED);
        }
        var proof = ids.proof(query, purpose, account.id(), tokens);
        if (proof != Proof.RIGHT) {
            var known = account.isFirst() && purpose == Purpose.STATUS ? ids : theirs;
            return setAside(event(account, report, known, now), proof.result());
        }
        var event = event(account, report, ids, now);
        var isUnknown =
                event.status() == null && event.answeredBy() == null && event.reason() == null;
        var kind = isUnknown ? WebhookResult.UNKNOWN_STATUS : WebhookResult.PUBLISHED;
        return new Translation.Event(event.topic(), event, kind);
    }

    private static Translation setAside(CallStatusChanged event, WebhookResult kind) {
        return new Translation.Event(Topics.CALL_STATUS_UNMATCHED, event, kind);
    }

    private static CallStatusChanged event(
            Account account, StatusCallback.Report report, CallIds ids, Instant now) {
        return report.event(ids.callId(), ids.campaignId(), ids.leadId(), account.id(), now);
    }
}
