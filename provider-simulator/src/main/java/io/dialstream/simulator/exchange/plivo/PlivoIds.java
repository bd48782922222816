package io.dialstream.simulator.exchange.plivo;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A call has an id of its own and that of the request for it, which is another. */
final class PlivoIds {

    private PlivoIds() {}

    /** The id of the request for a call; always the same. */
    static String request(String callUuid) {
        return derived("request/" + callUuid);
    }

    /** An id that belongs to something, always the same. */
    static String derived(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
