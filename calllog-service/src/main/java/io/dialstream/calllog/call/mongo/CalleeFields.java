package io.dialstream.calllog.call.mongo;

import io.dialstream.calllog.call.Callee;
import io.dialstream.events.PhoneNumber;
import org.bson.Document;

/** Who was called, as fields of every document about the call. */
public final class CalleeFields {

    public static final String CAMPAIGN_ID = "campaignId";
    public static final String USER_ID = "userId";
    public static final String LEAD_ID = "leadId";
    public static final String PHONE_NUMBER = "phoneNumber";

    private CalleeFields() {}

    /** Adds all but the callId, which each kind of document keeps in its own place. */
    public static Document write(Document document, Callee callee) {
        return document.append(CAMPAIGN_ID, callee.campaignId())
                .append(USER_ID, callee.userId())
                .append(LEAD_ID, callee.leadId())
                .append("leadName", callee.leadName())
                .append(PHONE_NUMBER, callee.phoneNumber().e164());
    }

    public static Callee read(String callId, Document document) {
        return new Callee(
                callId,
                document.getString(CAMPAIGN_ID),
                document.getString(USER_ID),
                document.getString(LEAD_ID),
                document.getString("leadName"),
                new PhoneNumber(document.getString(PHONE_NUMBER)));
    }
}
