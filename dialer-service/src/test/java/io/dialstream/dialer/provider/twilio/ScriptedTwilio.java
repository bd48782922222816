package io.dialstream.dialer.provider.twilio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A server that answers as told, and as Twilio does where nothing was told. Counts every request.
 */
final class ScriptedTwilio implements AutoCloseable {

    /** A request as it was on the wire. */
    record Wired(String method, String path, String query, String authorization, String body) {

        /** The values of a form or query parameter, in order. */
        List<String> values(String name) {
            var values = new ArrayList<String>();
            for (var pair : (method.equals("GET") ? query : body).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && decoded(pair.substring(0, equals)).equals(name)) {
                    values.add(decoded(pair.substring(equals + 1)));
                }
            }
            return values;
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }

    /** What is done with a request instead of Twilio's usual. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private static final String NOT_FOUND = "{\"code\": 20404, \"message\": \"not found\"}";

    private final HttpServer server;
    private final List<Wired> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> calls = new ConcurrentHashMap<>();
    private final Map<String, Wired> creates = new ConcurrentHashMap<>();
    private volatile Answer answer = this::asTwilioDoes;

    ScriptedTwilio() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Wired> requests() {
        return List.copyOf(requests);
    }

    void answerWith(Answer scripted) {
        answer = scripted;
    }

    void answerWith(int status, String body, String... headers) {
        answerWith(exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            respond(exchange, status, body);
        });
    }

    /** The JSON of a Call resource. */
    static String call(String sid, String status) {
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

    static void respond(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(wired(exchange));
        answer.to(exchange);
    }

    private static Wired wired(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        return new Wired(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private void asTwilioDoes(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var get = exchange.getRequestMethod().equals("GET");
        if (path.endsWith("/Calls.json")) {
            respond(exchange, get ? 200 : 201, get ? list() : create());
        } else if (path.endsWith("/Events.json")) {
            var sid = path.replaceAll(".*/Calls/|/Events.*", "");
            var known = creates.get(sid);
            respond(
                    exchange,
                    known == null ? 404 : 200,
                    known == null
                            ? NOT_FOUND
                            : events(sid, known.values("StatusCallback").getFirst()));
        } else {
            one(exchange, path.replaceAll(".*/|\\.json", ""), get);
        }
    }

    private String create() {
        var sid = "CA%032x".formatted(calls.size() + 1);
        calls.put(sid, "queued");
        creates.put(sid, requests.getLast());
        return call(sid, "queued");
    }

    private String list() {
        return calls.entrySet().stream()
                .map(call -> call(call.getKey(), call.getValue()))
                .collect(Collectors.joining(",", "{\"calls\": [", "]}"));
    }

    private void one(HttpExchange exchange, String sid, boolean get) throws IOException {
        if (!calls.containsKey(sid)) {
            respond(exchange, 404, NOT_FOUND);
        } else if (!get && calls.get(sid).equals("completed")) {
            respond(exchange, 400, "{\"code\": 21220, \"message\": \"Call is not in-progress\"}");
        } else {
            calls.replace(sid, get ? String.valueOf(calls.get(sid)) : "completed");
            respond(exchange, 200, call(sid, String.valueOf(calls.get(sid))));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
