package io.dialstream.calllog.call.mongo;

import io.dialstream.calllog.call.Call;
import io.dialstream.calllog.call.Carrier;
import io.dialstream.calllog.call.Ending;
import io.dialstream.calllog.storage.mongo.BulkWrites;
import io.dialstream.calllog.storage.mongo.Moments;
import io.dialstream.events.CallStatus;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A call as a document: flat but for its ending. */
final class CallDocuments {

    static final String CREATED_AT = "createdAt";
    static final String STATUS = "status";
    static final String ANSWERED_AT = "answeredAt";
    static final String REASON = "ending.reason";
    static final String ENDED_AT = "ending.endedAt";

    private CallDocuments() {}

    static Document write(Call call) {
        var document = CalleeFields.write(new Document("_id", call.id()), call.callee());
        return document.append(STATUS, call.status().name())
                .append("provider", call.carrier().provider())
                .append("providerCallId", call.carrier().providerCallId())
                .append("accepted", call.carrier().accepted())
                .append(CREATED_AT, call.createdAt())
                .append("dialedAt", call.dialedAt())
                .append(ANSWERED_AT, call.answeredAt())
                .append("ending", write(call.ending()))
                .append("initiatedOffset", call.initiatedOffset())
                .append(BulkWrites.APPLIED_OFFSET, call.appliedOffset());
    }

    private static @Nullable Document write(@Nullable Ending ending) {
        return ending == null
                ? null
                : new Document("endedAt", ending.endedAt())
                        .append("reason", ending.reason())
                        .append("providerSeconds", ending.providerSeconds())
                        .append("leadReturned", ending.leadReturned())
                        .append("offset", ending.offset());
    }

    static Call read(Document document) {
        return new Call(
                CalleeFields.read(document.getString("_id"), document),
                CallStatus.valueOf(document.getString(STATUS)),
                new Carrier(
                        document.getString("provider"),
                        document.getString("providerCallId"),
                        document.getBoolean("accepted")),
                Moments.required(document, CREATED_AT),
                Moments.optional(document, "dialedAt"),
                Moments.optional(document, ANSWERED_AT),
                readEnding(document.get("ending", Document.class)),
                document.getLong("initiatedOffset"),
                document.getLong(BulkWrites.APPLIED_OFFSET));
    }

    private static @Nullable Ending readEnding(@Nullable Document ending) {
        return ending == null
                ? null
                : new Ending(
                        Moments.required(ending, "endedAt"),
                        ending.getString("reason"),
                        ending.getInteger("providerSeconds"),
                        ending.getBoolean("leadReturned"),
                        ending.getLong("offset"));
    }
}
