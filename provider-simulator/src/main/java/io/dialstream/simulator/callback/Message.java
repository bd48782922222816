package io.dialstream.simulator.callback;

import java.util.Map;

/**
 * A request to a server of the caller, ready to be sent.
 *
 * @param url without its fragment
 * @param body form-encoded, unless there is a header {@code Content-Type}; empty with GET
 */
public record Message(
        String method,
        String url,
        String body,
        Map<String, String> headers,
        ConnectionOverrides overrides) {}
