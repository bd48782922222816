package io.dialstream.dialer.provider.plivo;

import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.dialer.provider.http.Wire;
import io.dialstream.dialer.provider.http.WireAnswer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The requests of one account, each sent once. Paths are below that of the account. */
final class PlivoApi {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Wire wire;
    private final String account;
    private final String authorization;

    PlivoApi(String baseUrl, String authId, String authToken, TimeOuts timeOuts) {
        this.wire = new Wire(PlivoVendor.NAME, timeOuts);
        this.account = baseUrl + "/v1/Account/" + authId;
        var credentials = (authId + ":" + authToken).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    WireAnswer post(String path, Map<String, Object> fields) {
        return wire.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(MAPPER.writeValueAsString(fields))));
    }

    WireAnswer get(String path) {
        return wire.send(request(path).GET());
    }

    WireAnswer delete(String path) {
        return wire.send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(account + path))
                .header("Authorization", authorization)
                .header("Accept", "application/json");
    }
}
