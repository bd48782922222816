package io.dialstream.campaigns.lead.mongo;

import io.dialstream.campaigns.lead.Addition;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;

/** A lead as a document. Its data is a list of pairs, because users' names may contain dots. */
final class LeadDocument {

    /** Which of the campaign's additions it came with; absent when it came with the campaign. */
    static final String ADDITION = "addition";

    static final String REQUEST_ID = "requestId";

    private LeadDocument() {}

    static Document of(Lead lead) {
        var outcome = lead.outcome();
        return new Document("_id", lead.id())
                .append("campaignId", lead.campaignId())
                .append("position", lead.position())
                .append("leadId", lead.leadId())
                .append("name", lead.name())
                .append("phoneNumber", lead.phoneNumber().e164())
                .append("data", pairs(lead.data()))
                .append("status", lead.status().name())
                .append("callId", lead.callId())
                .append("outcome", outcome == null ? null : outcome.name())
                .append("attempt", lead.attempt());
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
                document.getInteger("attempt"));
    }

    private static List<Document> pairs(Map<String, String> data) {
        return data.entrySet().stream()
                .map(pair -> new Document("name", pair.getKey()).append("value", pair.getValue()))
                .toList();
    }

    private static Map<String, String> data(List<Document> pairs) {
        return pairs.stream()
                .collect(
                        Collectors.toMap(
                                pair -> pair.getString("name"), pair -> pair.getString("value")));
    }
}
