package io.dialstream.dialer.provider.telnyx;

import static io.dialstream.dialer.provider.http.ScriptedServer.respond;

import com.sun.net.httpserver.HttpExchange;
import io.dialstream.dialer.provider.http.ScriptedServer;
import io.dialstream.dialer.provider.http.ScriptedServer.Wired;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** As much of Telnyx as calls need: what the docs say is answered, recorded. */
final class ScriptedTelnyx {

    static final String FIRST_CALL = "v3:AAAAIyaRkhfRKxgAP8nY511EhFLizdvdUKJiSw8d6A9BborherQ1";

    private final Map<String, Boolean> alive = new ConcurrentHashMap<>();
    private final List<String> created = new ArrayList<>();

    private ScriptedTelnyx() {}

    static ScriptedServer server() {
        return new ScriptedServer(new ScriptedTelnyx()::answer);
    }

    /** The answer to a create: it never says that the call is alive. */
    static String call(String id) {
        return """
        {"data":{"record_type":"call","call_session_id":"ff55a038-6f5d-11ef-9692-02420aeffb1f",\
        "call_leg_id":"ff55a038-6f5d-11ef-9692-02420aeffb1f","call_control_id":"%s",\
        "is_alive":false,"client_state":"YzEtNy0x"}}\
        """
                .formatted(id);
    }

    static String error(String code, String title, String detail) {
        return """
        {"errors":[{"code":"%s","title":"%s","detail":"%s"}]}\
        """
                .formatted(code, title, detail);
    }

    private synchronized void answer(HttpExchange exchange, Wired request) throws IOException {
        var path = request.path().split("/", -1);
        if (path.length == 3) {
            create(exchange);
            return;
        }
        var id = path[3];
        var lives = alive.get(id);
        if (lives == null) {
            respond(exchange, 422, error("90015", "Invalid Call Control ID", "Not valid."));
        } else if (request.method().equals("GET")) {
            respond(exchange, 200, lives ? status(id, "true", "") : status(id, "false", ENDED));
        } else if (!lives) {
            respond(
                    exchange,
                    422,
                    error("90018", "Call has already ended", "This call is no longer active."));
        } else {
            alive.put(id, !path[5].equals("hangup"));
            respond(exchange, 200, "{\"data\":{\"result\":\"ok\"}}");
        }
    }

    private void create(HttpExchange exchange) throws IOException {
        var id = created.isEmpty() ? FIRST_CALL : "v3:call-" + created.size();
        created.add(id);
        alive.put(id, true);
        respond(exchange, 200, call(id));
    }

    private static final String ENDED =
            ",\"end_time\":\"2026-04-01T10:01:00.5Z\",\"call_duration\":50";

    private static String status(String id, String isAlive, String end) {
        return """
        {"data":{"record_type":"call","call_control_id":"%s","call_leg_id":"l",\
        "call_session_id":"s","is_alive":%s,"start_time":"2026-04-01T10:00:00Z"%s}}\
        """
                .formatted(id, isAlive, end);
    }
}
