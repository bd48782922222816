package io.dialstream.calllog.call.mongo;

import io.dialstream.calllog.call.Callee;
import io.dialstream.calllog.call.Incoming;
import io.dialstream.calllog.storage.mongo.Moments;
import io.dialstream.events.CallMatch;
import io.dialstream.events.PhoneNumber;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Who was called or has called, as fields of every document about the call. Of a call that we
 * placed there is no direction, as in documents of earlier versions.
 */
public final class CalleeFields {

    public static final String CAMPAIGN_ID = "campaignId";
    public static final String USER_ID = "userId";
    public static final String LEAD_ID = "leadId";
    public static final String PHONE_NUMBER = "phoneNumber";

    static final String DIRECTION = "direction";

    private static final String INCOMING = "incoming";

    private CalleeFields() {}

    /** Adds all but the callId, which each kind of document keeps in its own place. */
    public static Document write(Document document, Callee callee) {
        document.append(CAMPAIGN_ID, callee.campaignId())
                .append(USER_ID, callee.userId())
                .append(LEAD_ID, callee.leadId())
                .append("leadName", callee.leadName())
                .append(PHONE_NUMBER, writeNumber(callee.phoneNumber()));
        var incoming = callee.incoming();
        return incoming == null
                ? document
                : document.append(DIRECTION, callee.direction().name())
                        .append(INCOMING, write(incoming, callee.campaignId()));
    }

    /** The campaign once more, as documents of calls have only one that placed them. */
    private static Document write(Incoming incoming, @Nullable String campaignId) {
        return new Document("begunAt", incoming.begunAt())
                .append("matchedBy", incoming.matchedBy().name())
                .append("returnsCallId", incoming.returnsCallId())
                .append(CAMPAIGN_ID, campaignId);
    }

    public static Callee read(String callId, Document document) {
        var incoming = document.get(INCOMING, Document.class);
        return new Callee(
                callId,
                (incoming == null ? document : incoming).getString(CAMPAIGN_ID),
                document.getString(USER_ID),
                document.getString(LEAD_ID),
                document.getString("leadName"),
                readNumber(document, PHONE_NUMBER),
                incoming == null ? null : readIncoming(incoming));
    }

    private static Incoming readIncoming(Document incoming) {
        return new Incoming(
                Moments.required(incoming, "begunAt"),
                CallMatch.valueOf(incoming.getString("matchedBy")),
                incoming.getString("returnsCallId"));
    }

    static @Nullable String writeNumber(@Nullable PhoneNumber number) {
        return number == null ? null : number.e164();
    }

    static @Nullable PhoneNumber readNumber(Document document, String field) {
        var number = document.getString(field);
        return number == null ? null : new PhoneNumber(number);
    }
}
