package io.dialstream.dialer.provider.plivo;

import com.sun.net.httpserver.HttpExchange;
import io.dialstream.dialer.provider.http.ScriptedServer;
import io.dialstream.dialer.provider.http.ScriptedServer.Answer;
import io.dialstream.dialer.provider.http.ScriptedServer.Wired;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers as Plivo does, with calls that stay in the queue: they are known by the id of the request
 * for them, and can only be cancelled.
 */
final class ScriptedPlivo implements Answer {

    static final String REQUEST = "9834029e-58b6-11e1-b8b7-a5bd0e4e126f";

    private final Set<String> requests = ConcurrentHashMap.newKeySet();

    static ScriptedServer server() {
        return new ScriptedServer(new ScriptedPlivo());
    }

    /** The answer to a create. */
    static String created(String request) {
        return """
        {"message": "call fired", "request_uuid": "%s", "api_id": "97ceeb52"}\
        """
                .formatted(request);
    }

    /** The JSON of a refusal. */
    static String error(String text) {
        return "{\"api_id\": \"97ceeb52\", \"error\": \"%s\"}".formatted(text);
    }

    @Override
    public void to(HttpExchange exchange, Wired request) throws IOException {
        var id = request.path().replaceAll(".*/(Call|Request)/|/$", "");
        if (request.method().equals("POST")) {
            requests.add(REQUEST);
            ScriptedServer.respond(exchange, 201, created(REQUEST));
        } else if (isThere(request, id)) {
            var isRead = request.method().equals("GET");
            ScriptedServer.respond(
                    exchange,
                    isRead ? 200 : 204,
                    isRead ? "{\"call_status\": \"queued\", \"request_uuid\": \"x\"}" : "");
        } else {
            ScriptedServer.respond(exchange, 404, error("not found"));
        }
    }

    private boolean isThere(Wired request, String id) {
        return requests.contains(id)
                && (request.query().equals("status=queued")
                        || request.path().contains("/Request/"));
    }
}
