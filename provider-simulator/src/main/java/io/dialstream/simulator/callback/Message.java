package io.dialstream.simulator.callback;

import java.util.Map;

/**
 * A request to a server of the caller, ready to be sent.
 *
 * @param url without its fragment
 * @param body a form, unless the headers say what else it is; empty with GET
 */
public record Message(
        String method,
        String url,
        String body,
        Map<String, String> headers,
        ConnectionOverrides overrides) {}
