package io.dialstream.ingest.request;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request as it was received: nothing of it decoded, nothing added. */
public final class RawRequest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final String path;
    private final @Nullable String query;
    private final @Nullable String contentType;
    private final byte[] body;

    /** The body is not copied. */
    public RawRequest(
            String path, @Nullable String query, @Nullable String contentType, byte[] body) {
        this.path = path;
        this.query = query;
        this.contentType = contentType;
        this.body = body;
    }

    /** The path, still percent-encoded. */
    public String path() {
        return path;
    }

    /** What follows the question mark, still percent-encoded; null when there is no such mark. */
    public @Nullable String query() {
        return query;
    }

    /** The body's bytes; not to be written to. */
    public byte[] body() {
        return body;
    }

    /** Whether the body is a form: it says so, or it does not say what it is. */
    public boolean isForm() {
        return contentType == null || contentType.toLowerCase(Locale.ROOT).startsWith(FORM);
    }

    /** The fields of a body that is a form; none of any other. */
    public Form form() {
        return Form.parse(isForm() ? body : new byte[0]);
    }

    public Form queryFields() {
        return Form.parseQuery(query);
    }
}
