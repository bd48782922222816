package io.dialstream.dialer.provider.vonage;

import com.sun.net.httpserver.HttpExchange;
import io.dialstream.dialer.provider.http.ScriptedServer;
import io.dialstream.dialer.provider.http.ScriptedServer.Answer;
import io.dialstream.dialer.provider.http.ScriptedServer.Wired;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** Answers as Vonage does where nothing else is told: one call a page. */
final class ScriptedVonage implements Answer {

    static final String CONVERSATION = "CON-aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab";

    private final Map<String, String> calls = new ConcurrentSkipListMap<>();

    /** The id of the n-th call. */
    static String uuid(int number) {
        return "63f61863-4a51-4f6b-86e1-%012x".formatted(number);
    }

    static String created(String uuid) {
        return """
        {"uuid": "%s", "status": "started", "direction": "outbound", "conversation_uuid": "%s"}\
        """
                .formatted(uuid, CONVERSATION);
    }

    static String call(String uuid, String status) {
        return """
        {"uuid": "%s", "conversation_uuid": "%s", "status": "%s", "direction": "outbound",
         "to": {"type": "phone", "number": "15550001111"},
         "from": {"type": "phone", "number": "15550100"}, "start_time": null,
         "_links": {"self": {"href": "/calls/%1$s"}}}\
        """
                .formatted(uuid, CONVERSATION, status);
    }

    static String error(String type, String title) {
        return "{\"type\": \"https://developer.vonage.com/api-errors#%s\", \"title\": \"%s\"}"
                .formatted(type, title);
    }

    @Override
    public void to(HttpExchange exchange, Wired request) throws IOException {
        if (request.path().equals("/v1/calls")) {
            if (request.method().equals("POST")) {
                var uuid = uuid(calls.size() + 1);
                calls.put(uuid, "started");
                ScriptedServer.respond(exchange, 201, created(uuid));
            } else {
                ScriptedServer.respond(exchange, 200, page(request));
            }
        } else {
            one(exchange, request);
        }
    }

    private String page(Wired request) {
        var matching =
                calls.entrySet().stream()
                        .filter(call ->
                                request.values("status").isEmpty()
                                        || request.values("status").contains(call.getValue()))
                        .map(call -> call(call.getKey(), call.getValue()))
                        .toList();
        var index = request.values("record_index");
        int first = index.isEmpty() ? 0 : Integer.parseInt(index.getFirst());
        List<String> page = matching.stream().skip(first).limit(1).toList();
        var next = request.query().replaceAll("&record_index=.*", "") + "&record_index=";
        var link =
                first + 1 < matching.size()
                        ? ", \"next\": {\"href\": \"/calls?" + next + (first + 1) + "\"}"
                        : "";
        return """
        {"count": %d, "page_size": 1, "record_index": %d, "_links": {"self": {"href": "/calls"}%s},
         "_embedded": {"calls": [%s]}}\
        """
                .formatted(
                        matching.size(),
                        first,
                        link,
                        page.stream().collect(Collectors.joining(",")));
    }

    private void one(HttpExchange exchange, Wired request) throws IOException {
        var uuid = request.path().replaceAll(".*/", "");
        var status = calls.get(uuid);
        if (status == null) {
            ScriptedServer.respond(exchange, 404, error("not-found", "Not Found"));
        } else if (request.method().equals("GET")) {
            ScriptedServer.respond(exchange, 200, call(uuid, status));
        } else if (status.equals("cancelled")) {
            ScriptedServer.respond(exchange, 400, error("bad-request", "Call is not active"));
        } else {
            calls.put(uuid, "cancelled");
            ScriptedServer.respond(exchange, 204, "");
        }
    }
}
