package io.dialstream.dialer.lane.mongo;

import static java.util.Objects.requireNonNull;

import io.dialstream.dialer.lane.ActiveCall;
import io.dialstream.dialer.lane.Lane;
import io.dialstream.dialer.lane.LaneControl;
import io.dialstream.dialer.lane.LaneState;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A lane as it lies in MongoDB, field by field: it is written several times a call. */
final class LaneDocument {

    static final String PARTITION = "partition";

    /** When active calls took their slots; a lane without one has none. */
    static final String SINCE = "active.since";

    static final String VERSION = "version";

    private LaneDocument() {}

    static Document write(Lane lane) {
        return new Document("_id", lane.id())
                .append(PARTITION, lane.partition())
                .append("campaignId", lane.campaignId())
                .append("control", write(lane.control()))
                .append("limit", lane.limit())
                .append("waiting", lane.waiting().stream().map(LaneDocument::write).toList())
                .append("active", lane.active().stream().map(LaneDocument::write).toList())
                .append(VERSION, lane.version());
    }

    static Lane read(Document document) {
        return new Lane(
                document.getString("_id"),
                document.getInteger(PARTITION),
                document.getString("campaignId"),
                readControl(document.get("control", Document.class)),
                document.getInteger("limit"),
                document.getList("waiting", Document.class).stream()
                        .map(LaneDocument::readCall)
                        .toList(),
                document.getList("active", Document.class).stream()
                        .map(LaneDocument::readActive)
                        .toList(),
                document.getLong(VERSION));
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

    private static Document write(ActiveCall active) {
        return new Document("call", write(active.call()))
                .append("providerCallId", active.providerCallId())
                .append("confirmed", active.confirmed())
                .append("status", active.status().name())
                .append("since", Date.from(active.since()))
                .append("deadline", Date.from(active.deadline()))
                .append("revision", active.revision())
                .append("hangUp", active.hangUp());
    }

    private static ActiveCall readActive(Document document) {
        return new ActiveCall(
                readCall(document.get("call", Document.class)),
                document.getString("providerCallId"),
                document.getBoolean("confirmed", false),
                CallStatus.valueOf(document.getString("status")),
                time(document, "since"),
                time(document, "deadline"),
                document.getLong("revision"),
                document.getBoolean("hangUp"));
    }

    private static Document write(PlaceCall call) {
        return new Document("eventId", call.eventId())
                .append("callId", call.callId())
                .append("campaignId", call.campaignId())
                .append("userId", call.userId())
                .append("leadId", call.leadId())
                .append("leadName", call.leadName())
                .append("phoneNumber", write(call.phoneNumber()))
                .append("attempt", call.attempt())
                .append("limit", call.limit())
                .append("callerId", write(call.callerId()))
                .append("answer", write(call.answer()))
                .append("recordedAt", Date.from(call.recordedAt()));
    }

    private static PlaceCall readCall(Document document) {
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
                readAnswer(document.get("answer", Document.class)),
                time(document, "recordedAt"));
    }

    private static @Nullable Document write(@Nullable PhoneNumber number) {
        return number == null ? null : new Document("e164", number.e164());
    }

    private static @Nullable PhoneNumber readNumber(@Nullable Document document) {
        return document == null ? null : new PhoneNumber(document.getString("e164"));
    }

    private static Document write(AnswerInstructions answer) {
        return new Document("answerUrl", answer.answerUrl()).append("message", answer.message());
    }

    private static AnswerInstructions readAnswer(Document document) {
        return new AnswerInstructions(
                document.getString("answerUrl"), document.getString("message"));
    }

    private static Instant time(Document document, String field) {
        return document.getDate(field).toInstant();
    }
}
