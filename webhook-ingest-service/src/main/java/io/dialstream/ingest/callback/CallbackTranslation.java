package io.dialstream.ingest.callback;

import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Topics;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.ingest.provider.Account;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.provider.Webhook;
import io.dialstream.ingest.request.Form;
import io.dialstream.ingest.request.WebhookResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * From a provider's status callback to the event of a call. What a signed callback says about the
 * outcome must not be lost: what of it cannot be read is left out of the event's own fields, never
 * a reason to refuse, and stands in {@code data} as received.
 *
 * <p>A signature says that the provider sent it, and not that we asked for it: a customer's own
 * instructions can make the provider post anything to us. Only the token in the address says that
 * the callback is about the call that the address names.
 */
public class CallbackTranslation {

    private static final List<String> OUR_IDS = List.of("callId", "campaignId", "leadId");

    /** Longer words are cut: one becomes part of an event's id. */
    private static final int LONGEST_WORD = 64;

    private final CallbackTokens tokens;

    public CallbackTranslation(CallbackTokens tokens) {
        this.tokens = tokens;
    }

    Translation translate(Webhook webhook, Instant now) {
        var query = webhook.request().queryFields();
        var problems = repeated(query);
        return switch (webhook.account().provider().read(webhook.request())) {
            case StatusCallback.Report report ->
                    problems.isEmpty()
                            ? event(new Told(webhook.account(), report, now), query)
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

    private Translation event(Told told, Form query) {
        var ids = CallIds.read(query);
        if (ids == null) {
            return told.setAside(told.ids(), WebhookResult.UNMATCHED);
        }
        var proof = ids.proof(query, Purpose.STATUS, told.account().id(), tokens);
        return proof == Proof.RIGHT ? told.of(ids) : told.unproven(ids, proof.result());
    }

    /** What an account has told about a call, whose ids are still to be found out. */
    private record Told(Account account, StatusCallback.Report report, Instant now) {

        /**
         * The provider's own id of the call stands in for ours, so that its callbacks lie together.
         */
        CallIds ids() {
            return new CallIds(report.providerCallId(), null, null);
        }

        Translation of(CallIds ids) {
            var event = event(ids);
            var kind =
                    event.status() == null ? WebhookResult.UNKNOWN_STATUS : WebhookResult.PUBLISHED;
            return new Translation.Event(event.topic(), event, kind);
        }

        /**
         * Only of the first account there may be calls without a token, for which the dialer looks
         * here. What another account says of a call that it does not prove is not kept under its
         * id.
         */
        Translation unproven(CallIds ids, WebhookResult kind) {
            return setAside(account.isFirst() ? ids : ids(), kind);
        }

        Translation setAside(CallIds ids, WebhookResult kind) {
            return new Translation.Event(Topics.CALL_STATUS_UNMATCHED, event(ids), kind);
        }

        private CallStatusChanged event(CallIds ids) {
            return new CallStatusChanged(
                            eventId(ids.callId()),
                            ids.callId(),
                            ids.campaignId(),
                            null,
                            ids.leadId(),
                            null,
                            null,
                            report.status(),
                            report.occurredAt(),
                            now.truncatedTo(ChronoUnit.MILLIS),
                            account.id(),
                            report.providerCallId(),
                            report.sequence(),
                            report.talkSeconds(),
                            report.reason(),
                            report.detail(),
                            null,
                            report.data())
                    .identified();
        }

        private String eventId(String callId) {
            var status = report.status();
            return status == null
                    ? CallStatusChanged.rawEventId(callId, shortWord(), report.sequence())
                    : CallStatusChanged.eventId(callId, status);
        }

        private String shortWord() {
            var word = report.word();
            return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD);
        }
    }
}
