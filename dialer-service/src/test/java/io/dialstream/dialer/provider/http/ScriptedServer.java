package io.dialstream.dialer.provider.http;

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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A vendor's server that answers as told, and as the vendor does where nothing was told. Counts
 * every request.
 */
public final class ScriptedServer implements AutoCloseable {

    /** A request as it was on the wire. */
    public record Wired(
            String method, String path, String query, String authorization, String body) {

        /** The values of a form or query parameter, in order. */
        public List<String> values(String name) {
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

    /** What is done with a request. */
    public interface Answer {
        void to(HttpExchange exchange, Wired request) throws IOException;
    }

    private final HttpServer server;
    private final List<Wired> requests = new CopyOnWriteArrayList<>();
    private volatile Answer answer;

    /** Answers so until it is told otherwise. */
    public ScriptedServer(Answer usual) {
        answer = usual;
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

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Wired> requests() {
        return List.copyOf(requests);
    }

    public void answerWith(Answer scripted) {
        answer = scripted;
    }

    public void answerWith(int status, String body, String... headers) {
        answerWith(status(status, body, headers));
    }

    /** An answer with these headers, by name and value. */
    public static Answer status(int status, String body, String... headers) {
        return (exchange, _) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            respond(exchange, status, body);
        };
    }

    public static void respond(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var request = wired(exchange);
        requests.add(request);
        answer.to(exchange, request);
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

    @Override
    public void close() {
        server.stop(0);
    }
}
