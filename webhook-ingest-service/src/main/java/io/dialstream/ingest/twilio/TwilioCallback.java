package io.dialstream.ingest.twilio;

import io.dialstream.events.CallStatus;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.request.Form;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Twilio's status callback, and that of asynchronous machine detection, which has no status
 * and no clock. An odd number or date is left out and stays in the data.
 */
final class TwilioCallback {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private static final String CALL_SID = "CallSid";
    private static final String CALL_STATUS = "CallStatus";
    private static final String ANSWERED_BY = "AnsweredBy";

    private final Form fields;

    private TwilioCallback(Form fields) {
        this.fields = fields;
    }

    static StatusCallback read(Form fields, TwilioForms forms) {
        var callback = new TwilioCallback(fields);
        var problems = callback.problems(CALL_STATUS);
        return problems.isEmpty() ? callback.report(forms) : new StatusCallback.Malformed(problems);
    }

    static StatusCallback readVerdict(Form fields) {
        var callback = new TwilioCallback(fields);
        var problems = callback.problems(ANSWERED_BY);
        return problems.isEmpty() ? callback.verdict() : new StatusCallback.Malformed(problems);
    }

    /**
     * Without the call's id and what it is about, once each, it is no callback.
     *
     * @param about the name of what it is about
     */
    private List<FieldProblem> problems(String about) {
        var problems = new ArrayList<FieldProblem>();
        for (var name : List.of(CALL_SID, about)) {
            if (value(name).isBlank()) {
                problems.add(new FieldProblem(name, "is missing from the callback"));
            }
            if (fields.all(name).size() > 1) {
                problems.add(new FieldProblem(name, "is there more than once"));
            }
        }
        if (problems.isEmpty() && !StatusCallback.isCallId(value(CALL_SID))) {
            problems.add(new FieldProblem(CALL_SID, "is no call's id"));
        }
        return problems;
    }

    private StatusCallback report(TwilioForms forms) {
        var word = value(CALL_STATUS);
        var status = forms.status(word, fields);
        return new StatusCallback.Report(
                value(CALL_SID),
                status.status(),
                word,
                number("SequenceNumber"),
                time(),
                talkSeconds(status.status()),
                status.reason(),
                status.detail(),
                null,
                fields.asMap());
    }

    private StatusCallback verdict() {
        var word = value(ANSWERED_BY);
        var verdict = TwilioVerdict.read(word);
        return new StatusCallback.Report(
                value(CALL_SID),
                null,
                word,
                null,
                null,
                null,
                verdict.reason(),
                verdict.detail(),
                verdict.answeredBy(),
                fields.asMap());
    }

    /** Twilio says 0 seconds of a call that was never answered: such a call has no talk time. */
    private @Nullable Integer talkSeconds(@Nullable CallStatus status) {
        return status == CallStatus.COMPLETED ? number("CallDuration") : null;
    }

    private @Nullable Integer number(String name) {
        var text = value(name);
        return NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
    }

    /** RFC 2822, say {@code Tue, 31 Mar 2026 13:37:00 +0000}. */
    private @Nullable Instant time() {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(value("Timestamp"), Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private String value(String name) {
        var value = fields.first(name);
        return value == null ? "" : value;
    }
}
