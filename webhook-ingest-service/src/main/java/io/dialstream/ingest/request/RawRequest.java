package io.dialstream.ingest.request;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request as it was received: nothing of it decoded, nothing added. */
public final class RawRequest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final String path;
    private final @Nullable String query;
    private final Map<String, String> headers;
    private final byte[] body;
    private final String sender;

    /** From nobody knows where. */
    public RawRequest(
            String path, @Nullable String query, Map<String, String> headers, byte[] body) {
        this(path, query, headers, body, "");
    }

    /**
     * The body is not copied.
     *
     * @param headers by name, the first of each
     * @param sender the network address that it came from
     */
    public RawRequest(
            String path,
            @Nullable String query,
            Map<String, String> headers,
            byte[] body,
            String sender) {
        this.path = path;
        this.query = query;
        this.headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.headers.putAll(headers);
        this.body = body;
        this.sender = sender;
    }

    /** The network address that it came from, in digits; a proxy's if there is one. */
    public String sender() {
        return sender;
    }

    /** The path below our public address, still percent-encoded. */
    public String path() {
        return path;
    }

    /** What follows the question mark, still percent-encoded; null when there is no such mark. */
    public @Nullable String query() {
        return query;
    }

    /** The first header of that name, however its letters are written; null when there is none. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The body's bytes; not to be written to. */
    public byte[] body() {
        return body;
    }

    /** Whether the body is a form: it says so, or it does not say what it is. */
    public boolean isForm() {
        var contentType = header("Content-Type");
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
