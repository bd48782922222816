package io.dialstream.ingest.plivo;

import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.ingest.provider.IncomingCall;
import io.dialstream.ingest.provider.KeyPress;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.request.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Plivo posts: to ring_url, answer_url, hangup_url, machine_detection_url, and to the
 * action of a key press. An odd number is left out and stays in the data.
 */
final class PlivoCallback {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private static final String CALL_UUID = "CallUUID";
    private static final String CALL_STATUS = "CallStatus";
    private static final String MACHINE = "Machine";
    private static final String IN_PROGRESS = "in-progress";
    private static final String DIRECTION = "Direction";
    private static final String INBOUND = "inbound";
    private static final String FROM = "From";

    private final Form fields;

    private PlivoCallback(Form fields) {
        this.fields = fields;
    }

    static StatusCallback read(Form fields) {
        var callback = new PlivoCallback(fields);
        var problems = callback.problems(CALL_STATUS);
        return problems.isEmpty() ? callback.report() : new StatusCallback.Malformed(problems);
    }

    static StatusCallback readVerdict(Form fields) {
        var callback = new PlivoCallback(fields);
        var problems = callback.problems(MACHINE);
        return problems.isEmpty() ? callback.verdict() : new StatusCallback.Malformed(problems);
    }

    /** That a call is in progress; nothing of a question that does not say so. */
    static Optional<StatusCallback.Report> readAnswer(Form fields) {
        return IN_PROGRESS.equals(fields.first(CALL_STATUS))
                        && read(fields) instanceof StatusCallback.Report report
                ? Optional.of(report)
                : Optional.empty();
    }

    /** Of a call that comes in; nothing of any other. Numbers are those of E.164 without a plus. */
    static Optional<IncomingCall> readIncoming(Form fields) {
        var callback = new PlivoCallback(fields);
        var ourNumber = IncomingCall.number(IncomingCall.withPlus(callback.value("To")));
        return ourNumber != null
                        && INBOUND.equals(callback.value(DIRECTION))
                        && Stream.of(DIRECTION, "To", FROM)
                                .allMatch(name -> fields.all(name).size() <= 1)
                        && read(fields) instanceof StatusCallback.Report report
                ? Optional.of(
                        new IncomingCall(
                                report,
                                IncomingCall.caller(IncomingCall.withPlus(callback.value(FROM))),
                                ourNumber))
                : Optional.empty();
    }

    /** In the action of a {@code <GetDigits>} (docs: GetDigits). */
    static Optional<KeyPress> readKeyPress(Form fields) {
        var keys = fields.all("Digits");
        return new PlivoCallback(fields).problems("Digits").isEmpty()
                ? Optional.of(new KeyPress(fields.all(CALL_UUID).getFirst(), keys.getFirst()))
                : Optional.empty();
    }

    /**
     * Without the call's id and what it is about, once each, it is no callback.
     *
     * @param about the name of what it is about
     */
    private List<FieldProblem> problems(String about) {
        var problems = new ArrayList<FieldProblem>();
        for (var name : List.of(CALL_UUID, about)) {
            if (value(name).isBlank()) {
                problems.add(new FieldProblem(name, "is missing from the callback"));
            }
            if (fields.all(name).size() > 1) {
                problems.add(new FieldProblem(name, "is there more than once"));
            }
        }
        if (problems.isEmpty() && !StatusCallback.isCallId(value(CALL_UUID))) {
            problems.add(new FieldProblem(CALL_UUID, "is no call's id"));
        }
        return problems;
    }

    private StatusCallback report() {
        var word = value(CALL_STATUS);
        var status = PlivoStatus.read(word, value("HangupCauseCode"), value("HangupCauseName"));
        return new StatusCallback.Report(
                value(CALL_UUID),
                status.status(),
                word,
                null,
                null,
                status.status() == CallStatus.COMPLETED ? number("Duration") : null,
                status.reason(),
                status.detail(),
                null,
                fields.asMap());
    }

    private StatusCallback verdict() {
        var isMachine = value(MACHINE).equalsIgnoreCase("true");
        return new StatusCallback.Report(
                value(CALL_UUID),
                null,
                value(MACHINE),
                null,
                null,
                null,
                null,
                isMachine ? "A machine has answered." : "Who has answered is not known.",
                isMachine ? AnsweredBy.MACHINE : AnsweredBy.UNKNOWN,
                fields.asMap());
    }

    private @Nullable Integer number(String name) {
        var text = value(name);
        return NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
    }

    private String value(String name) {
        var value = fields.first(name);
        return value == null ? "" : value;
    }
}
