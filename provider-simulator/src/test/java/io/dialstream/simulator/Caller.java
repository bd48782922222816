package io.dialstream.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.security.RequestValidator;
import io.dialstream.simulator.callback.Form;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A caller's server: takes callbacks, checks their signatures, and says what calls shall do. */
final class Caller implements AutoCloseable {

    /** A request as it was received. */
    record Received(String path, Map<String, String> form, boolean isSigned) {

        String status() {
            return form.getOrDefault("CallStatus", "");
        }
    }

    private final HttpServer server;
    private final String signatureHeader;
    private final String key;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    Caller(String authToken) throws IOException {
        this("X-Twilio-Signature", authToken);
    }

    /** One at whom requests are signed under another header. */
    Caller(String signatureHeader, String key) throws IOException {
        this.signatureHeader = signatureHeader;
        this.key = key;
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        this.server = HttpServer.create(anyPort, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/status", exchange -> answer(exchange, 204, ""));
        server.createContext("/voice", exchange -> answer(exchange, 200, "<Response/>"));
        server.createContext("/broken", exchange -> answer(exchange, 200, "no xml"));
        server.start();
    }

    /** An address here. */
    String url(String pathAndQuery) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + pathAndQuery;
    }

    /** Whether the SDK accepts a signature, and of nothing else: no other address, form or key. */
    static boolean isSigned(String key, String url, Map<String, String> form, String signature) {
        RequestValidator validator = new RequestValidator(key);
        Map<String, String> tampered = new HashMap<>(form);
        tampered.merge("CallStatus", "x", String::concat);
        return validator.validate(url, form, signature)
                && !validator.validate(url + "x", form, signature)
                && !validator.validate(url, tampered, signature)
                && !new RequestValidator(key + "x").validate(url, form, signature);
    }

    /** What arrived about a call. */
    List<Received> received(String sid) {
        return received.stream().filter(one -> sid.equals(one.form().get("CallSid"))).toList();
    }

    /** The statuses that arrived about a call, in order of arrival. */
    List<String> statuses(String sid) {
        return received(sid).stream()
                .filter(one -> one.path().startsWith("/status"))
                .map(Received::status)
                .toList();
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        String path = exchange.getRequestURI().toString();
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> form = Form.parse(sent);
        String signature = exchange.getRequestHeaders().getFirst(signatureHeader);
        received.add(new Received(path, form, isSigned(key, url(path), form, signature)));
        exchange.getResponseHeaders().add("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.length());
        exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
