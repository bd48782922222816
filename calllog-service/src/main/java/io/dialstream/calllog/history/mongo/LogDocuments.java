package io.dialstream.calllog.history.mongo;

import static java.util.stream.Collectors.toMap;

import io.dialstream.calllog.call.mongo.CalleeFields;
import io.dialstream.calllog.history.LogEntry;
import io.dialstream.calllog.history.LogEvent;
import io.dialstream.calllog.storage.mongo.Moments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * A log entry as a document. The provider's fields are a list of pairs: their names are not ours,
 * and a name with a dot or a dollar would be no field of a document.
 */
final class LogDocuments {

    static final String CALL_ID = "callId";
    static final String EVENT = "event";
    static final String TIMESTAMP = "timestamp";
    static final String REASON = "reason";

    private LogDocuments() {}

    static Document write(LogEntry entry) {
        var document = new Document("_id", entry.id()).append(CALL_ID, entry.callee().callId());
        return CalleeFields.write(document, entry.callee())
                .append(EVENT, entry.event().name())
                .append(TIMESTAMP, entry.timestamp())
                .append("occurredAt", entry.occurredAt())
                .append("details", entry.details())
                .append(REASON, entry.reason())
                .append("data", writePairs(entry.data()))
                .append("durationSeconds", entry.durationSeconds())
                .append("voipProvider", entry.voipProvider())
                .append("offset", entry.offset());
    }

    private static List<Document> writePairs(Map<String, String> data) {
        return data.entrySet().stream()
                .map(field ->
                        new Document("name", field.getKey()).append("value", field.getValue()))
                .toList();
    }

    static LogEntry read(Document document) {
        return new LogEntry(
                document.getString("_id"),
                CalleeFields.read(document.getString(CALL_ID), document),
                LogEvent.valueOf(document.getString(EVENT)),
                Moments.required(document, TIMESTAMP),
                Moments.optional(document, "occurredAt"),
                document.getString("details"),
                document.getString(REASON),
                readPairs(document.getList("data", Document.class)),
                document.getInteger("durationSeconds"),
                document.getString("voipProvider"),
                document.getLong("offset"));
    }

    private static Map<String, String> readPairs(List<Document> pairs) {
        return pairs.stream()
                .collect(
                        toMap(
                                pair -> pair.getString("name"),
                                pair -> pair.getString("value"),
                                (first, _) -> first,
                                LinkedHashMap::new));
    }
}
