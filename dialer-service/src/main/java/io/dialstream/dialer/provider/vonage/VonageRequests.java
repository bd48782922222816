package io.dialstream.dialer.provider.vonage;

import io.dialstream.dialer.provider.http.Wire;
import io.dialstream.dialer.provider.http.WireAnswer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Sends an application's requests to the Voice API, each exactly once. */
final class VonageRequests {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final String calls;
    private final ApplicationTokens tokens;
    private final Wire wire;

    /** {@code baseUrl} is scheme, host and port. */
    VonageRequests(String baseUrl, ApplicationTokens tokens, Wire wire) {
        this.calls = baseUrl + "/v1/calls";
        this.tokens = tokens;
        this.wire = wire;
    }

    WireAnswer create(Map<String, ?> call) {
        return wire.send(request("").POST(BodyPublishers.ofString(json(call))));
    }

    WireAnswer fetch(String uuid) {
        return wire.send(request("/" + uuid).GET());
    }

    /** A page of the calls that match a query, which is encoded already. */
    WireAnswer list(String query) {
        return wire.send(request("?" + query).GET());
    }

    /** Tells a call to do something. */
    WireAnswer command(String uuid, Map<String, ?> action) {
        return wire.send(request("/" + uuid).PUT(BodyPublishers.ofString(json(action))));
    }

    private HttpRequest.Builder request(String rest) {
        return HttpRequest.newBuilder(URI.create(calls + rest))
                .header("Authorization", "Bearer " + tokens.next())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
    }

    private static String json(Map<String, ?> fields) {
        return MAPPER.writeValueAsString(fields);
    }
}
