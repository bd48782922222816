package io.dialstream.dialer.lane.mongo;

import static java.util.Objects.requireNonNull;

import io.dialstream.dialer.lane.ActiveCall;
import io.dialstream.dialer.lane.ActiveCall.Over;
import io.dialstream.dialer.lane.Lane;
import io.dialstream.dialer.lane.LaneControl;
import io.dialstream.dialer.lane.LaneState;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.mongo.DocumentChanges;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A lane as it lies in MongoDB, field by field: it is written several times a call. What callees
 * hear is long and the same for nearly all calls, so it lies there once, and calls say which it is.
 */
final class LaneDocument {

    static final String PARTITION = "partition";

    /** When active calls took their slots; a lane without one has none. */
    static final String SINCE = "active.since";

    static final String VERSION = "version";

    /**
     * Says how the document is built: by 1 calls do not say when they are to end, and before that
     * there is none.
     */
    static final String FORM = "form";

    static final int LATEST_FORM = 2;

    private static final String ACTIVE = "active";

    /** What callees hear, each once. */
    private static final String ANSWERS = "answers";

    private static final String WAITING = "waitingCalls";

    /** The same before there were {@link #ANSWERS}: each call carried what its callee hears. */
    private static final String FORMERLY_WAITING = "waiting";

    /** Which of {@link #ANSWERS} the callee hears. */
    private static final String ANSWER_NUMBER = "answerNumber";

    /** Only once it is known. */
    private static final String ANSWERED_BY = "answeredBy";

    /** Only while a machine that takes a message has the call. */
    private static final String HANG_UP_AT = "hangUpAt";

    /** Only at a vendor that waits to be told what a callee hears. */
    private static final String INSTRUCTED_AT = "instructedAt";

    /** Only of a call that is over and of which it is not known how it ended. */
    private static final String OVER = "over";

    /** Only where somebody listens for machines. */
    private static final String ANSWERING_MACHINE = "answeringMachine";

    /** Only where there is a key to press. */
    private static final String OPT_OUT_DIGIT = "optOutDigit";

    /** Only of a call that may be placed with more than one account. */
    private static final String FALLBACK_PROVIDERS = "fallbackProviders";

    private static final DocumentChanges CHANGES =
            new DocumentChanges(Map.of(WAITING, "callId", ACTIVE, "call.callId"));

    private LaneDocument() {}

    /** The update that makes one lane of another. */
    static Document change(Lane before, Lane after) {
        return CHANGES.between(write(before), write(after));
    }

    static Document write(Lane lane) {
        var answers = new ArrayList<AnswerInstructions>();
        var waiting = lane.waiting().stream().map(call -> write(call, answers)).toList();
        var active = lane.active().stream().map(call -> write(call, answers)).toList();
        return new Document("_id", lane.id())
                .append(PARTITION, lane.partition())
                .append("campaignId", lane.campaignId())
                .append("control", write(lane.control()))
                .append("limit", lane.limit())
                .append(WAITING, waiting)
                .append(ACTIVE, active)
                .append(ANSWERS, answers.stream().map(LaneDocument::write).toList())
                .append(FORM, LATEST_FORM)
                .append(VERSION, lane.version());
    }

    static Lane read(Document document) {
        var answers = documents(document, ANSWERS).stream().map(LaneDocument::readAnswer).toList();
        var waiting = document.containsKey(WAITING) ? WAITING : FORMERLY_WAITING;
        var latest = Objects.equals(document.getInteger(FORM), LATEST_FORM);
        return new Lane(
                document.getString("_id"),
                document.getInteger(PARTITION),
                document.getString("campaignId"),
                readControl(document.get("control", Document.class)),
                document.getInteger("limit"),
                documents(document, waiting).stream().map(call -> readCall(call, answers)).toList(),
                documents(document, ACTIVE).stream()
                        .map(call -> readActive(call, answers))
                        .map(call -> latest ? call : call.withEndOfMessage())
                        .toList(),
                document.getLong(VERSION));
    }

    private static List<Document> documents(Document document, String field) {
        return document.getList(field, Document.class, List.of());
    }

    private static Document write(LaneControl control) {
        return new Document("state", control.state().name())
                .append("held", control.held())
                .append("revision", control.revision());
    }

    private static LaneControl readControl(Document document) {
        return new LaneControl(
                LaneState.valueOf(document.getString("state")),
                document.getBoolean("held"),
                document.getLong("revision"));
    }

    private static Document write(ActiveCall active, List<AnswerInstructions> answers) {
        var document =
                new Document("call", write(active.call(), answers))
                        .append("providerCallId", active.providerCallId())
                        .append("confirmed", active.confirmed())
                        .append("found", active.found())
                        .append("status", active.status().name())
                        .append("since", Date.from(active.since()))
                        .append("deadline", Date.from(active.deadline()))
                        .append("revision", active.revision())
                        .append("hangUp", active.hangUp());
        var whom = active.answeredBy();
        if (whom != null) {
            document.append(ANSWERED_BY, whom.name());
        }
        var until = active.hangUpAt();
        if (until != null) {
            document.append(HANG_UP_AT, Date.from(until));
        }
        var instructed = active.instructedAt();
        if (instructed != null) {
            document.append(INSTRUCTED_AT, Date.from(instructed));
        }
        var over = active.over();
        return over == null ? document : document.append(OVER, write(over));
    }

    private static Document write(Over over) {
        return new Document("at", date(over.at()))
                .append("answered", over.answered())
                .append("concludedAt", Date.from(over.concludedAt()));
    }

    private static @Nullable Over readOver(@Nullable Document over) {
        return over == null
                ? null
                : new Over(
                        optionalTime(over, "at"),
                        over.getBoolean("answered"),
                        time(over, "concludedAt"));
    }

    private static ActiveCall readActive(Document document, List<AnswerInstructions> answers) {
        return new ActiveCall(
                readCall(document.get("call", Document.class), answers),
                document.getString("providerCallId"),
                document.getBoolean("confirmed", false),
                document.getBoolean("found", false),
                CallStatus.valueOf(document.getString("status")),
                time(document, "since"),
                time(document, "deadline"),
                document.getLong("revision"),
                document.getBoolean("hangUp"),
                document.containsKey(ANSWERED_BY)
                        ? AnsweredBy.valueOf(document.getString(ANSWERED_BY))
                        : null,
                optionalTime(document, HANG_UP_AT),
                optionalTime(document, INSTRUCTED_AT),
                readOver(document.get(OVER, Document.class)));
    }

    private static Document write(PlaceCall call, List<AnswerInstructions> answers) {
        var document =
                new Document("eventId", call.eventId())
                        .append("callId", call.callId())
                        .append("campaignId", call.campaignId())
                        .append("userId", call.userId())
                        .append("leadId", call.leadId())
                        .append("leadName", call.leadName())
                        .append("phoneNumber", write(call.phoneNumber()))
                        .append("attempt", call.attempt())
                        .append("limit", call.limit())
                        .append("callerId", write(call.callerId()))
                        .append("provider", call.provider())
                        .append(ANSWER_NUMBER, numberOf(call.answer(), answers))
                        .append("notAfter", date(call.notAfter()))
                        .append("recordedAt", Date.from(call.recordedAt()));
        var others = call.fallbackProviders();
        return others == null ? document : document.append(FALLBACK_PROVIDERS, others);
    }

    /** A new one is added. They are few: one for each time that the agent was changed. */
    private static int numberOf(AnswerInstructions answer, List<AnswerInstructions> answers) {
        if (!answers.contains(answer)) {
            answers.add(answer);
        }
        return answers.indexOf(answer);
    }

    private static PlaceCall readCall(Document document, List<AnswerInstructions> answers) {
        var number = document.getInteger(ANSWER_NUMBER);
        return new PlaceCall(
                document.getString("eventId"),
                document.getString("callId"),
                document.getString("campaignId"),
                document.getString("userId"),
                document.getString("leadId"),
                document.getString("leadName"),
                requireNonNull(readNumber(document.get("phoneNumber", Document.class))),
                document.getInteger("attempt"),
                document.getInteger("limit"),
                readNumber(document.get("callerId", Document.class)),
                document.getString("provider"),
                document.getList(FALLBACK_PROVIDERS, String.class),
                number == null
                        ? readAnswer(document.get("answer", Document.class))
                        : answers.get(number),
                optionalTime(document, "notAfter"),
                time(document, "recordedAt"));
    }

    private static @Nullable Date date(@Nullable Instant time) {
        return time == null ? null : Date.from(time);
    }

    private static @Nullable Document write(@Nullable PhoneNumber number) {
        return number == null ? null : new Document("e164", number.e164());
    }

    private static @Nullable PhoneNumber readNumber(@Nullable Document document) {
        return document == null ? null : new PhoneNumber(document.getString("e164"));
    }

    private static Document write(AnswerInstructions answer) {
        var document =
                new Document("answerUrl", answer.answerUrl()).append("message", answer.message());
        var machine = answer.answeringMachine();
        if (machine != null) {
            document.append(ANSWERING_MACHINE, machine.name())
                    .append("voicemailMessage", answer.voicemailMessage());
        }
        var digit = answer.optOutDigit();
        return digit == null
                ? document
                : document.append(OPT_OUT_DIGIT, digit).append("optOutText", answer.optOutText());
    }

    private static AnswerInstructions readAnswer(Document document) {
        var machine = document.getString(ANSWERING_MACHINE);
        return new AnswerInstructions(
                document.getString("answerUrl"),
                document.getString("message"),
                machine == null ? null : AnsweringMachine.valueOf(machine),
                document.getString("voicemailMessage"),
                document.getString(OPT_OUT_DIGIT),
                document.getString("optOutText"));
    }

    private static @Nullable Instant optionalTime(Document document, String field) {
        var time = document.getDate(field);
        return time == null ? null : time.toInstant();
    }

    private static Instant time(Document document, String field) {
        return document.getDate(field).toInstant();
    }
}
