package io.dialstream.calllog.storage.mongo;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Reads the times of documents. */
public final class Moments {

    private Moments() {}

    public static Instant required(Document document, String field) {
        return document.getDate(field).toInstant();
    }

    public static @Nullable Instant optional(Document document, String field) {
        var date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
