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

    private record Created(String sid, String statusCallback) {}

    private final Map<String, Created> creates = new ConcurrentHashMap<>();
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

    /** The JSON of the requests that were made for a call. */
    static String events(String sid, String statusCallback) {
        return """
        {"events": [
          {"request": {"method": "POST", "url": "https://api.twilio.com/2010-04-01/Accounts/AC1/Calls.json",
             "parameters": {"to": "+15550001111", "from": "+15550100"}},
           "response": {"response_code": 201, "request_duration": 50}},
          {"request": {"method": "POST", "url": "%s", "parameters": {"call_sid": "%s"}},
           "response": {"response_code": 503, "request_duration": 9}}], "page": 0}\
        """
                .formatted(statusCallback, sid);
    }

    /** The JSON of a refusal. */
    public static String error(int code) {
        return "{\"code\": %d, \"message\": \"No.\"}".formatted(code);
    }

    @Override
    public void to(HttpExchange exchange, Wired request) throws IOException {
        var get = request.method().equals("GET");
        if (request.path().endsWith("/Calls.json")) {
            ScriptedServer.respond(exchange, get ? 200 : 201, get ? list() : create(request));
        } else if (request.path().endsWith("/Events.json")) {
            var known = creates.get(request.path().replaceAll(".*/Calls/|/Events.*", ""));
            ScriptedServer.respond(
                    exchange,
                    known == null ? 404 : 200,
                    known == null ? error(20404) : events(known.sid(), known.statusCallback()));
        } else {
            one(exchange, request.path().replaceAll(".*/|\\.json", ""), get);
        }
    }

    private String create(Wired request) {
        var sid = ids.apply(calls.size() + 1);
        calls.put(sid, "queued");
        creates.put(sid, new Created(sid, request.values("StatusCallback").getFirst()));
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
