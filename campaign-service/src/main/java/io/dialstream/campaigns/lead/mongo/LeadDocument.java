package io.dialstream.campaigns.lead.mongo;

import io.dialstream.campaigns.lead.Addition;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.campaigns.rules.mongo.AttemptsDocument;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A lead as a document. Its data is a list of pairs, because users' names may contain dots. */
final class LeadDocument {

    /** Which of the campaign's additions it came with; absent when it came with the campaign. */
    static final String ADDITION = "addition";

    /** Of a value: NUMBER or BOOLEAN; absent from a text. */
    private static final String TYPE = "type";

    static final String REQUEST_ID = "requestId";

    /** Only of a lead that waits; no lead is new and waits. */
    static final String NEXT_ATTEMPT_AT = "nextAttemptAt";

    /** Only of a lead that waits, or is excluded. */
    static final String REASON = "reason";

    /** Of its own; absent from a lead that has none. */
    private static final String TIME_ZONE = "timeZone";

    /** The number of it; absent where an earlier version has stored the lead. */
    static final String PLACE = "place";

    /** Only of a lead that has opted out: in which call. */
    static final String OPT_OUT_CALL_ID = "optOutCallId";

    /** Only of a lead that has called back: true. */
    static final String CALLED_BACK = "calledBack";

    private LeadDocument() {}

    static Document of(Lead lead) {
        var outcome = lead.outcome();
        var document =
                new Document("_id", lead.id())
                        .append("campaignId", lead.campaignId())
                        .append("position", lead.position())
                        .append("leadId", lead.leadId())
                        .append("name", lead.name())
                        .append("phoneNumber", lead.phoneNumber().e164())
                        .append("data", pairs(lead.data()))
                        .append("status", lead.status().name())
                        .append("callId", lead.callId())
                        .append("outcome", outcome == null ? null : outcome.name())
                        .append("attempt", lead.attempt())
                        .append(AttemptsDocument.ATTEMPTS, AttemptsDocument.of(lead.tried()));
        append(document, REASON, lead.reason());
        append(document, TIME_ZONE, lead.timeZone());
        append(document, PLACE, lead.place());
        append(document, OPT_OUT_CALL_ID, lead.optOutCallId());
        append(document, CALLED_BACK, lead.calledBack() ? true : null);
        return document;
    }

    private static void append(Document document, String field, @Nullable Object value) {
        if (value != null) {
            document.append(field, value);
        }
    }

    static Document of(Lead lead, Addition addition) {
        return of(lead).append(ADDITION, addition.number())
                .append(REQUEST_ID, addition.requestId());
    }

    /** What came with the campaign gives way to no addition. */
    static int addition(Document document) {
        return document.getInteger(ADDITION, Integer.MAX_VALUE);
    }

    static Lead toLead(Document document) {
        var outcome = document.getString("outcome");
        var nextAttemptAt = document.getDate(NEXT_ATTEMPT_AT);
        return new Lead(
                document.getString("campaignId"),
                document.getInteger("position"),
                document.getString("leadId"),
                document.getString("name"),
                new PhoneNumber(document.getString("phoneNumber")),
                data(document.getList("data", Document.class)),
                LeadStatus.valueOf(document.getString("status")),
                document.getString("callId"),
                outcome == null ? null : CallStatus.valueOf(outcome),
                document.getInteger("attempt"),
                attempts(document),
                nextAttemptAt == null ? null : nextAttemptAt.toInstant(),
                document.getString(REASON),
                document.getString(TIME_ZONE),
                document.getInteger(PLACE),
                document.getString(OPT_OUT_CALL_ID),
                document.getBoolean(CALLED_BACK, false));
    }

    /** Versions before this one have called nobody twice, and did not count what was no attempt. */
    private static Attempts attempts(Document document) {
        var ended = LeadStatus.DONE.name().equals(document.getString("status"));
        return AttemptsDocument.in(document, ended ? Attempts.ONE : Attempts.NONE);
    }

    private static List<Document> pairs(Map<String, Object> data) {
        return data.entrySet().stream().map(pair -> pair(pair.getKey(), pair.getValue())).toList();
    }

    /**
     * Every value is a text, as older instances read it; so 1.50 does not come back as 1.5 either.
     */
    private static Document pair(String name, Object value) {
        var pair = new Document("name", name).append("value", value.toString());
        return switch (value) {
            case BigDecimal _ -> pair.append(TYPE, "NUMBER");
            case Boolean _ -> pair.append(TYPE, "BOOLEAN");
            default -> pair;
        };
    }

    private static Map<String, Object> data(List<Document> pairs) {
        var data = new LinkedHashMap<String, Object>();
        pairs.forEach(pair -> data.put(pair.getString("name"), value(pair)));
        return data;
    }

    private static Object value(Document pair) {
        var text = pair.getString("value");
        return switch (pair.get(TYPE, "TEXT")) {
            case "NUMBER" -> new BigDecimal(text);
            case "BOOLEAN" -> Boolean.valueOf(text);
            default -> text;
        };
    }
}
