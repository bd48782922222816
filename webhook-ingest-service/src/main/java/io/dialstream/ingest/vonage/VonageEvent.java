package io.dialstream.ingest.vonage;

import io.dialstream.events.CallStatus;
import io.dialstream.events.Reasons;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.ingest.provider.IncomingCall;
import io.dialstream.ingest.provider.KeyPress;
import io.dialstream.ingest.provider.StatusCallback;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event of the Voice API (docs: Webhook reference, Event webhook). Numbers come as such or as
 * texts. An odd number or date is left out and stays in the data.
 */
final class VonageEvent {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static final String STATUS = "status";

    /** Stands for the status of events that have none: of transfers and key presses. */
    private static final String NO_STATUS = "event";

    /** Stands for the status of the question for an NCCO. */
    private static final String QUESTION = "answer";

    private static final String DIRECTION = "direction";
    private static final String INBOUND = "inbound";
    private static final String CALL = "uuid";

    /** What verdicts call it. */
    private static final String CALL_OF_VERDICT = "call_uuid";

    private final JsonNode fields;

    private VonageEvent(JsonNode fields) {
        this.fields = fields;
    }

    /** Of a body that is no JSON object there are no fields. */
    static VonageEvent of(byte[] body) {
        try {
            return new VonageEvent(MAPPER.readTree(body));
        } catch (JacksonException e) {
            return new VonageEvent(MAPPER.createObjectNode());
        }
    }

    /**
     * What it says of a call.
     *
     * @param awaitsBeep whether a machine is of no interest before it has beeped
     */
    StatusCallback read(boolean awaitsBeep) {
        var problems = problems();
        return problems.isEmpty() ? report(awaitsBeep) : new StatusCallback.Malformed(problems);
    }

    /** Without the call's id it is no event of a call: errors in an NCCO are told without one. */
    private List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        if (call().isBlank()) {
            problems.add(new FieldProblem(CALL, "is missing from the event"));
        } else if (!StatusCallback.isCallId(call())) {
            problems.add(new FieldProblem(CALL, "is no call's id"));
        }
        return problems;
    }

    private StatusCallback report(boolean awaitsBeep) {
        var word = value(STATUS).isBlank() ? NO_STATUS : value(STATUS);
        var seconds = number("duration");
        var meaning =
                Meaning.of(
                        word,
                        new Meaning.Circumstances(
                                value("detail"),
                                value("sub_state"),
                                value("sip_code"),
                                seconds != null && seconds > 0,
                                awaitsBeep));
        return new StatusCallback.Report(
                call(),
                meaning.status(),
                word,
                null,
                time(),
                meaning.status() == CallStatus.COMPLETED ? seconds : null,
                meaning.reason(),
                meaning.detail(),
                meaning.answeredBy(),
                data());
    }

    /**
     * The keys that an {@code input} action has waited for: in an object, or in older accounts a
     * text. None were pressed in time where there is such a field and it is empty.
     */
    Optional<KeyPress> keyPress() {
        var dtmf = fields.path("dtmf");
        var keys = dtmf.isObject() ? dtmf.path("digits") : dtmf;
        return StatusCallback.isCallId(call()) && !dtmf.isMissingNode() && !keys.isObject()
                ? Optional.of(new KeyPress(call(), keys.asString("")))
                : Optional.empty();
    }

    /** What an event says of a call that comes in; nothing of any other. */
    Optional<IncomingCall> incoming() {
        return value(DIRECTION).equals(INBOUND) && read(false) instanceof StatusCallback.Report it
                ? incoming(conclusive(it))
                : Optional.empty();
    }

    /** What the question for an NCCO says, which has no status: somebody calls. */
    Optional<IncomingCall> question() {
        return fields.path(STATUS).isMissingNode()
                        && (fields.path(DIRECTION).isMissingNode()
                                || value(DIRECTION).equals(INBOUND))
                        && problems().isEmpty()
                ? incoming(told(CallStatus.RINGING, null, QUESTION))
                : Optional.empty();
    }

    private Optional<IncomingCall> incoming(StatusCallback.Report report) {
        var ourNumber = IncomingCall.number(IncomingCall.withPlus(value("to")));
        var caller = IncomingCall.caller(IncomingCall.withPlus(value("from")));
        return Optional.ofNullable(ourNumber)
                .map(number -> new IncomingCall(report, caller, number));
    }

    /**
     * Nobody else concludes how a call ended that came in: {@code completed} without seconds is
     * that word of Vonage's, and a call of no seconds.
     */
    private StatusCallback.Report conclusive(StatusCallback.Report report) {
        return Reasons.ENDED.equals(report.reason())
                ? told(CallStatus.COMPLETED, number("duration"), report.word())
                : report;
    }

    private StatusCallback.Report told(CallStatus status, @Nullable Integer seconds, String word) {
        return new StatusCallback.Report(
                call(), status, word, null, time(), seconds, null, null, null, data());
    }

    private String call() {
        return value(CALL).isEmpty() ? value(CALL_OF_VERDICT) : value(CALL);
    }

    private @Nullable Integer number(String name) {
        var text = value(name);
        return NUMBER.matcher(text).matches() ? Integer.valueOf(text) : null;
    }

    /** ISO 8601, say {@code 2026-11-22T12:00:00.000Z}. */
    private @Nullable Instant time() {
        try {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(value("timestamp"), Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private String value(String name) {
        return fields.path(name).asString("");
    }

    /** What has a plain value. */
    private Map<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        for (var field : fields.properties()) {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                data.put(field.getKey(), field.getValue().asString());
            }
        }
        return data;
    }
}
