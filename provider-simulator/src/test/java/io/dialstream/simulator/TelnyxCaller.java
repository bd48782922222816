package io.dialstream.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A caller's server at which Telnyx tells of calls: it checks signatures and keeps the events. */
final class TelnyxCaller implements AutoCloseable {

    /** A webhook as it was received. */
    record Received(JsonNode data, boolean isSigned) {

        String type() {
            return data.path("event_type").asString();
        }

        String payload(String name) {
            return data.path("payload").path(name).asString("");
        }
    }

    private final HttpServer server;
    private final PublicKey key;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch open = new CountDownLatch(0);

    TelnyxCaller(PublicKey key) throws IOException {
        this.key = key;
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        this.server = HttpServer.create(anyPort, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:"
                + server.getAddress().getPort()
                + "/telnyx/status?callId=c-1&t=x";
    }

    /** Takes nothing until it is told so. */
    void hold() {
        open = new CountDownLatch(1);
    }

    void release() {
        open.countDown();
    }

    /** What arrived about a call. */
    List<Received> received(String callControlId) {
        return received.stream()
                .filter(one -> one.payload("call_control_id").equals(callControlId))
                .toList();
    }

    List<String> types(String callControlId) {
        return received(callControlId).stream().map(Received::type).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        awaitRelease();
        JsonNode data = JsonMapper.shared().readTree(body).path("data");
        received.add(new Received(data, isSigned(exchange, body)));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private void awaitRelease() {
        try {
            open.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isSigned(HttpExchange exchange, byte[] body) {
        return isSigned(key, exchange.getRequestHeaders(), body);
    }

    /** Whether Telnyx has sent that. */
    static boolean isSigned(PublicKey key, Headers headers, byte[] body) {
        String timestamp = headers.getFirst("telnyx-timestamp");
        String given = headers.getFirst("telnyx-signature-ed25519");
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update((timestamp + "|").getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            return signature.verify(Base64.getDecoder().decode(given));
        } catch (GeneralSecurityException wrong) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
