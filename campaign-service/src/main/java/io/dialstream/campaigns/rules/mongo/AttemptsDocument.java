package io.dialstream.campaigns.rules.mongo;

import io.dialstream.campaigns.rules.Attempts;
import org.bson.Document;

/** What came of attempts, as a part of a document. */
public final class AttemptsDocument {

    /** Where it lies in the documents of leads and of those in flight. */
    public static final String ATTEMPTS = "attempts";

    private AttemptsDocument() {}

    public static Document of(Attempts attempts) {
        return new Document("busy", attempts.busy())
                .append("noAnswer", attempts.noAnswer())
                .append("voicemail", attempts.voicemail())
                .append("failed", attempts.failed())
                .append("others", attempts.others());
    }

    /** What an earlier version has stored has none. */
    public static Attempts in(Document whole, Attempts otherwise) {
        var attempts = whole.get(ATTEMPTS, Document.class);
        return attempts == null
                ? otherwise
                : new Attempts(
                        attempts.getInteger("busy"),
                        attempts.getInteger("noAnswer"),
                        attempts.getInteger("voicemail"),
                        attempts.getInteger("failed"),
                        attempts.getInteger("others"));
    }
}
