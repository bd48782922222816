package io.dialstream.calllog.call.mongo;

import static java.util.Objects.requireNonNull;

import io.dialstream.calllog.call.Answer;
import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.Carrier;
import io.dialstream.calllog.call.Ending;
import io.dialstream.calllog.call.Milestones;
import io.dialstream.calllog.call.Moment;
import io.dialstream.calllog.storage.mongo.BulkWrites;
import io.dialstream.calllog.storage.mongo.Moments;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A call as a document: flat but for its ending. */
final class CallDocuments {

    /** By our clock, so that lists can be sorted by it; what is shown comes from the milestones. */
    static final String CREATED_AT = "createdAt";

    static final String STATUS = "status";
    static final String ANSWERED_AT = "answeredAt";
    static final String REASON = "ending.reason";
    static final String ENDED_AT = "ending.endedAt";
    static final String OUR_NUMBER = "ourNumber";

    /** The times as reported, while the other fields have them in order. */
    private static final String MILESTONES = "milestones";

    /** Read by older instances, which have no offset of it. */
    private static final String CONFIRMED = "confirmed";

    private static final String CONFIRMED_OFFSET = "confirmedOffset";
    private static final long BEFORE_ALL = -1;

    private static final String ANSWERED_BY = "answeredBy";
    private static final String INSTRUCTED_AT = "instructedAt";

    private static final String BY_PROVIDER = "byProvider";

    /** Talk time, whoever measured it; older instances read it under this name. */
    private static final String SECONDS = "providerSeconds";

    /** As older instances call it. */
    private static final String NO_ATTEMPT = "leadReturned";

    private CallDocuments() {}

    static Document write(Call call) {
        var document = CalleeFields.write(new Document("_id", call.id()), call.callee());
        document.put(CalleeFields.CAMPAIGN_ID, call.callee().placedBy());
        return write(document, call.carrier())
                .append(STATUS, call.status().name())
                .append(CREATED_AT, call.initiatedAt())
                .append("dialedAt", call.dialedAt())
                .append(ANSWERED_AT, call.answeredAt())
                .append("ending", write(call.ending(), call.endedAt()))
                .append(MILESTONES, write(call.milestones()))
                .append(ANSWERED_BY, name(call.answer().by()))
                .append(INSTRUCTED_AT, call.answer().instructedAt())
                .append("initiatedOffset", call.initiatedOffset())
                .append(BulkWrites.APPLIED_OFFSET, call.appliedOffset());
    }

    private static Document write(Document document, Carrier carrier) {
        return document.append("provider", carrier.provider())
                .append("providerCallId", carrier.providerCallId())
                .append(CONFIRMED, carrier.confirmedOffset() != null)
                .append(CONFIRMED_OFFSET, carrier.confirmedOffset())
                .append("accepted", carrier.accepted())
                .append(OUR_NUMBER, CalleeFields.writeNumber(carrier.ourNumber()));
    }

    private static @Nullable Document write(@Nullable Ending ending, @Nullable Instant endedAt) {
        return ending == null
                ? null
                : write(new Document("endedAt", endedAt), ending.carrier())
                        .append("reason", ending.reason())
                        .append(SECONDS, ending.seconds())
                        .append("answered", ending.answered())
                        .append(NO_ATTEMPT, ending.noAttempt())
                        .append(MILESTONES, write(ending.milestones()))
                        .append("offset", ending.offset());
    }

    private static Document write(Milestones milestones) {
        return new Document("created", write(milestones.created()))
                .append("dialed", write(milestones.dialed()))
                .append("answered", write(milestones.answered()))
                .append("ended", write(milestones.ended()));
    }

    private static @Nullable Document write(@Nullable Moment moment) {
        return moment == null
                ? null
                : new Document("at", moment.at()).append(BY_PROVIDER, moment.byProvider());
    }

    static Call read(Document document) {
        var status = CallStatus.valueOf(document.getString(STATUS));
        var carrier = readCarrier(document);
        var milestones = readMilestones(document);
        return new Call(
                CalleeFields.read(document.getString("_id"), document),
                status,
                carrier,
                milestones,
                readEnding(document.get("ending", Document.class), status, carrier, milestones),
                readAnswer(document),
                document.getLong("initiatedOffset"),
                document.getLong(BulkWrites.APPLIED_OFFSET));
    }

    private static @Nullable String name(@Nullable AnsweredBy whom) {
        return whom == null ? null : whom.name();
    }

    private static Answer readAnswer(Document document) {
        var whom = document.getString(ANSWERED_BY);
        return new Answer(
                whom == null ? null : AnsweredBy.valueOf(whom),
                Moments.optional(document, INSTRUCTED_AT));
    }

    private static Carrier readCarrier(Document document) {
        return new Carrier(
                document.getString("provider"),
                document.getString("providerCallId"),
                readConfirmedOffset(document),
                document.getBoolean("accepted"),
                CalleeFields.readNumber(document, OUR_NUMBER));
    }

    private static @Nullable Long readConfirmedOffset(Document document) {
        return document.getBoolean(CONFIRMED, false)
                ? document.get(CONFIRMED_OFFSET, Long.valueOf(BEFORE_ALL))
                : null;
    }

    private static Milestones readMilestones(Document document) {
        var milestones = document.get(MILESTONES, Document.class);
        return milestones == null ? olderMilestones(document) : readMilestonesOf(milestones);
    }

    private static Milestones readMilestonesOf(Document milestones) {
        return new Milestones(
                requireNonNull(readMoment(milestones, "created")),
                readMoment(milestones, "dialed"),
                readMoment(milestones, "answered"),
                readMoment(milestones, "ended"));
    }

    private static @Nullable Moment readMoment(Document milestones, String name) {
        var moment = milestones.get(name, Document.class);
        return moment == null
                ? null
                : new Moment(Moments.required(moment, "at"), moment.getBoolean(BY_PROVIDER));
    }

    /** An older document does not say whose clock it was; ours had milliseconds, Twilio's none. */
    private static Milestones olderMilestones(Document document) {
        var ending = document.get("ending", Document.class);
        return new Milestones(
                new Moment(Moments.required(document, CREATED_AT), false),
                olderMoment(Moments.optional(document, "dialedAt")),
                olderMoment(Moments.optional(document, ANSWERED_AT)),
                olderMoment(ending == null ? null : Moments.optional(ending, "endedAt")));
    }

    private static @Nullable Moment olderMoment(@Nullable Instant at) {
        return at == null ? null : new Moment(at, at.toEpochMilli() % 1000 == 0);
    }

    /** An older document says less of the end: for the rest the call as it is now has to do. */
    private static @Nullable Ending readEnding(
            @Nullable Document ending, CallStatus status, Carrier carrier, Milestones milestones) {
        if (ending == null) {
            return null;
        }
        boolean answered =
                ending.getBoolean(
                        "answered",
                        milestones.answered() != null || status == CallStatus.COMPLETED);
        var document = ending.get(MILESTONES, Document.class);
        var then = document == null ? milestones.inOrder() : readMilestonesOf(document);
        return new Ending(
                ending.getString("reason"),
                answered ? Ending.talkTime(ending.getInteger(SECONDS), then) : null,
                answered,
                ending.getBoolean(NO_ATTEMPT),
                readCarrierAtEnd(ending, carrier),
                then,
                ending.getLong("offset"));
    }

    private static Carrier readCarrierAtEnd(Document ending, Carrier now) {
        return ending.containsKey(CONFIRMED)
                ? readCarrier(ending)
                : new Carrier(
                        now.provider(),
                        now.providerCallId(),
                        now.confirmedOffset(),
                        ending.getBoolean("accepted", now.accepted()),
                        now.ourNumber());
    }
}
