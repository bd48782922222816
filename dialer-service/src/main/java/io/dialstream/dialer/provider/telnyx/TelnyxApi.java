package io.dialstream.dialer.provider.telnyx;

import io.dialstream.dialer.provider.http.Wire;
import io.dialstream.dialer.provider.http.WireAnswer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The calls of the Call Control API, as an account sees them. Each request is sent once. */
final class TelnyxApi {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Wire wire;
    private final String calls;
    private final String apiKey;

    /**
     * At a base address of scheme, host and port.
     *
     * @param apiKey what the account shows itself with
     */
    TelnyxApi(Wire wire, String baseUrl, String apiKey) {
        this.wire = wire;
        this.calls = baseUrl + "/v2/calls";
        this.apiKey = apiKey;
    }

    WireAnswer create(Map<String, Object> body) {
        return post(calls, body);
    }

    WireAnswer retrieve(String callControlId) {
        return wire.send(request(call(callControlId)).GET());
    }

    /** Commands an action of a call that lives. */
    WireAnswer command(String callControlId, String action, Map<String, Object> body) {
        return post(call(callControlId) + "/actions/" + action, body);
    }

    private WireAnswer post(String url, Map<String, Object> body) {
        return wire.send(
                request(url)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(MAPPER.writeValueAsString(body))));
    }

    private HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + apiKey)
                .header("Accept", "application/json");
    }

    /** Ids begin with a version and a colon, which a path may have. */
    private String call(String callControlId) {
        var id = URLEncoder.encode(callControlId, StandardCharsets.UTF_8).replace("%3A", ":");
        return calls + "/" + id;
    }
}
