package io.dialstream.dialer.provider.twilio;

import com.sun.net.httpserver.HttpExchange;
import io.dialstream.dialer.provider.http.ScriptedServer;
import io.dialstream.dialer.provider.http.ScriptedServer.Answer;
import io.dialstream.dialer.provider.http.ScriptedServer.Wired;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Answers as Twilio does where nothing else is told, or a vendor with the same API. */
public final class ScriptedTwilio implements Answer {

    private final Map<String, String> calls = new ConcurrentHashMap<>();
    private final IntFunction<String> ids;

    private ScriptedTwilio(IntFunction<String> ids) {
        this.ids = ids;
    }

    /** A server of Twilio's. */
    static ScriptedServer server() {
        return server("CA%032x"::formatted);
    }

    /**
     * A server of another vendor's.
     *
     * @param ids of its calls, counted from 1
     */
    public static ScriptedServer server(IntFunction<String> ids) {
        return new ScriptedServer(new ScriptedTwilio(ids));
    }

    /** The JSON of a Call resource. */
    public static String call(String sid, String status) {
        return """
        {"sid": "%s", "status": "%s", "date_created": "Tue, 10 Aug 2027 08:02:17 +0000",
         "end_time": null, "duration": null, "to": "+15550001111", "from": "+15550100",
         "subresource_uris": {"recordings": "/r"}, "price": null}\
        """
                .formatted(sid, status);
    }

    /** The JSON of a refusal. */
    public static String error(int code) {
        return "{\"code\": %d, \"message\": \"No.\"}".formatted(code);
    }

    @Override
    public void to(HttpExchange exchange, Wired request) throws IOException {
        var get = request.method().equals("GET");
        if (request.path().endsWith("/Calls.json")) {
            ScriptedServer.respond(exchange, get ? 200 : 201, get ? list() : create());
        } else {
            one(exchange, request.path().replaceAll(".*/|\\.json", ""), get);
        }
    }

    private String create() {
        var sid = ids.apply(calls.size() + 1);
        calls.put(sid, "queued");
        return call(sid, "queued");
    }

    private String list() {
        return calls.entrySet().stream()
                .map(call -> call(call.getKey(), call.getValue()))
                .collect(Collectors.joining(",", "{\"calls\": [", "]}"));
    }

    private void one(HttpExchange exchange, String sid, boolean get) throws IOException {
        if (!calls.containsKey(sid)) {
            ScriptedServer.respond(exchange, 404, error(20404));
        } else if (!get && calls.get(sid).equals("completed")) {
            ScriptedServer.respond(exchange, 400, error(21220));
        } else {
            calls.replace(sid, get ? String.valueOf(calls.get(sid)) : "completed");
            ScriptedServer.respond(exchange, 200, call(sid, String.valueOf(calls.get(sid))));
        }
    }
}
