package io.dialstream.ingest.callback;

import io.dialstream.events.CallStatus;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Topics;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.ingest.request.Form;
import io.dialstream.ingest.request.WebhookResult;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From Twilio's status callback to the event of a call. What a signed callback says about the
 * outcome must not be lost: an odd number or date beside it is left out of the event's own fields,
 * never a reason to refuse, and stands in {@code data} as received.
 *
 * <p>A signature says that the provider sent it, and not that we asked for it: a customer's TwiML
 * can make the provider post anything to us. Only the token in the address says that the callback
 * is about the call that the address names.
 */
public class CallbackTranslation {

    private static final String PROVIDER = "twilio";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /** Without each of these, once, it is no callback. */
    private static final List<String> NEEDED = List.of("CallSid", "CallStatus");

    private static final List<String> OUR_IDS = List.of("callId", "campaignId", "leadId");

    /** Longer words are cut: one becomes part of an event's id. */
    private static final int LONGEST_WORD = 64;

    private final CallbackTokens tokens;

    public CallbackTranslation(CallbackTokens tokens) {
        this.tokens = tokens;
    }

    Translation translate(Form query, Form callback, Instant now) {
        var problems = problems(query, callback);
        if (!problems.isEmpty()) {
            return new Translation.Malformed(problems);
        }
        var ids = CallIds.read(query);
        if (ids == null) {
            return unmatched(callback, now);
        }
        var proof = ids.proof(query, Purpose.STATUS, tokens);
        return proof == Proof.RIGHT
                ? matched(ids, callback, now)
                : new Translation.Event(
                        Topics.CALL_STATUS_UNMATCHED, event(ids, callback, now), proof.result());
    }

    private static List<FieldProblem> problems(Form query, Form callback) {
        var problems = new ArrayList<FieldProblem>();
        for (var name : NEEDED) {
            if (value(callback, name).isBlank()) {
                problems.add(new FieldProblem(name, "is missing from the callback"));
            }
        }
        NEEDED.forEach(name -> requireOnce(callback, name, problems));
        OUR_IDS.forEach(name -> requireOnce(query, name, problems));
        if (problems.isEmpty() && !CallIds.isId(value(callback, "CallSid"))) {
            problems.add(new FieldProblem("CallSid", "is no call's id"));
        }
        return problems;
    }

    private static void requireOnce(Form form, String name, List<FieldProblem> problems) {
        if (form.all(name).size() > 1) {
            problems.add(new FieldProblem(name, "is there more than once"));
        }
    }

    private static Translation matched(CallIds ids, Form callback, Instant now) {
        var event = event(ids, callback, now);
        var kind = event.status() == null ? WebhookResult.UNKNOWN_STATUS : WebhookResult.PUBLISHED;
        return new Translation.Event(event.topic(), event, kind);
    }

    /** Twilio's own id of the call stands in for ours, so that its callbacks lie together. */
    private static Translation unmatched(Form callback, Instant now) {
        var ids = new CallIds(value(callback, "CallSid"), null, null);
        return new Translation.Event(
                Topics.CALL_STATUS_UNMATCHED, event(ids, callback, now), WebhookResult.UNMATCHED);
    }

    private static CallStatusChanged event(CallIds ids, Form callback, Instant now) {
        var word = word(callback);
        var twilio = TwilioStatus.read(word, callback);
        var sequence = number(callback, "SequenceNumber");
        return new CallStatusChanged(
                        eventId(ids.callId(), twilio.status(), word, sequence),
                        ids.callId(),
                        ids.campaignId(),
                        null,
                        ids.leadId(),
                        null,
                        null,
                        twilio.status(),
                        time(callback),
                        now.truncatedTo(ChronoUnit.MILLIS),
                        PROVIDER,
                        value(callback, "CallSid"),
                        sequence,
                        talkSeconds(twilio.status(), callback),
                        twilio.reason(),
                        twilio.detail(),
                        false,
                        callback.asMap())
                .identified();
    }

    private static String eventId(
            String callId, @Nullable CallStatus status, String word, @Nullable Integer sequence) {
        return status == null
                ? CallStatusChanged.rawEventId(callId, word, sequence)
                : CallStatusChanged.eventId(callId, status);
    }

    /** Twilio says 0 seconds of a call that was never answered: such a call has no talk time. */
    private static @Nullable Integer talkSeconds(@Nullable CallStatus status, Form callback) {
        return status == CallStatus.COMPLETED ? number(callback, "CallDuration") : null;
    }

    private static @Nullable Integer number(Form callback, String name) {
        var text = value(callback, name);
        return NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
    }

    /** RFC 2822, say {@code Tue, 31 Mar 2026 13:37:00 +0000}. */
    private static @Nullable Instant time(Form callback) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                    value(callback, "Timestamp"), Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String word(Form callback) {
        var word = value(callback, "CallStatus");
        return word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD);
    }

    private static String value(Form callback, String name) {
        var value = callback.first(name);
        return value == null ? "" : value;
    }
}
