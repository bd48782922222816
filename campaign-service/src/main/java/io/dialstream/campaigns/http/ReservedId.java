package io.dialstream.campaigns.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/**
 * The id of what a request creates: the one that its Idempotency-Key has reserved, or a new one.
 */
public final class ReservedId {

    /** The attribute of a request that holds it, as the text of a UUID. */
    public static final String ATTRIBUTE = "io.dialstream.reservedId";

    private ReservedId() {}

    public static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String reserved
                ? reserved
                : UUID.randomUUID().toString();
    }
}
