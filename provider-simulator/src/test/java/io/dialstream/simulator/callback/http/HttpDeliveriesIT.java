package io.dialstream.simulator.callback.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dialstream.simulator.callback.ConnectionOverrides.Trouble;
import io.dialstream.simulator.callback.Deliveries;
import io.dialstream.simulator.callback.DeliveriesContract;
import io.dialstream.simulator.callback.Refusals;
import io.dialstream.simulator.callback.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpDeliveriesIT extends DeliveriesContract {

    private final Refusals refusals = new Refusals();
    private final HttpDeliveries deliveries = new HttpDeliveries(2, refusals);
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger mostBusy = new AtomicInteger();
    private final HttpServer server;

    HttpDeliveriesIT() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        deliveries.close();
        server.stop(0);
    }

    @Override
    protected Deliveries deliveries() {
        return deliveries;
    }

    @Override
    protected String serverThatAnswers(Reply.Answered answer) {
        return serverThat(exchange -> respond(exchange, answer));
    }

    @Test
    void sendsTheFormAndTheSignatureButNoFragment() throws InterruptedException {
        String url = serverThatAnswers(new Reply.Answered(204, "", ""));
        reply(url + "?a=%20b&c=", "rc=5");
        assertThat(received)
                .containsExactly(
                        "POST /?a=%20b&c= s application/x-www-form-urlencoded; charset=UTF-8 "
                                + BODY);
    }

    @ParameterizedTest
    @CsvSource({
        "503, '', 1",
        "503, rc=2&rp=5xx, 3",
        "503, rc=2&rp=ct&rt, 1",
        "404, rc=2&rp=5xx, 1",
        "404, rc=1&rp=4xx, 2",
        "204, rc=5&rp=all, 1"
    })
    void retriesWhatTheFragmentSays(int status, String fragment, int requests)
            throws InterruptedException {
        reply(serverThatAnswers(new Reply.Answered(status, "", "")), fragment);
        assertThat(received).hasSize(requests);
    }

    @Test
    void countsEachRefusalRetriesIncluded() throws InterruptedException {
        reply(serverThatAnswers(new Reply.Answered(503, "", "")), "rc=2&rp=5xx");
        assertThat(refusals.all().stream().mapToInt(Refusals.Second::answers).sum()).isEqualTo(3);
    }

    @Test
    void stopsRetryingWhenTheTotalTimeIsOver() throws InterruptedException {
        reply(serverThatAnswers(new Reply.Answered(503, "", "")), "rc=5&rp=5xx&tt=300");
        assertThat(received).hasSize(2);
    }

    @Test
    void givesUpOnAnAnswerThatTakesTooLong() throws InterruptedException {
        String url = serverThat(exchange -> Thread.sleep(3000));
        assertThat(reply(url, "rt=200&rc=1&rp=rt"))
                .isEqualTo(new Reply.Unanswered(Trouble.READ_TIMEOUT, "no answer in time"));
        assertThat(received).hasSize(2);
    }

    @Test
    void takesABrokenConnectionForAConnectionProblem() throws InterruptedException {
        String url = serverThat(HttpExchange::close);
        assertThat(reply(url, "rc=1&rp=ct"))
                .isEqualTo(new Reply.Unanswered(Trouble.CONNECTION, "connection broken"));
        assertThat(received).hasSize(2);
    }

    @Test
    void tellsThatNobodyListens() throws IOException, InterruptedException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(reply("http://127.0.0.1:" + free + "/", "rc=0"))
                .isEqualTo(new Reply.Unanswered(Trouble.CONNECTION, "connection refused"));
    }

    @Test
    void hasNoMoreRequestsUnderWayThanItMay() throws InterruptedException {
        String url = serverThat(this::takeAWhile);
        List<Reply> replies = new CopyOnWriteArrayList<>();
        for (int index = 0; index < 7; index++) {
            deliveries.send(message(url, ""), replies::add);
        }
        reply(url, "");
        assertThat(replies).hasSizeGreaterThanOrEqualTo(6);
        assertThat(mostBusy).hasValue(2);
    }

    private void takeAWhile(HttpExchange exchange) throws IOException, InterruptedException {
        mostBusy.accumulateAndGet(busy.incrementAndGet(), Math::max);
        Thread.sleep(30);
        busy.decrementAndGet();
        respond(exchange, new Reply.Answered(204, "", ""));
    }

    private String serverThat(Behaviour behaviour) {
        server.createContext(
                "/",
                exchange -> {
                    received.add(line(exchange));
                    try {
                        behaviour.handle(exchange);
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                });
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private static String line(HttpExchange exchange) throws IOException {
        return String.join(
                " ",
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("X-Twilio-Signature"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static void respond(HttpExchange exchange, Reply.Answered answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** What a server does with a request. */
    private interface Behaviour {
        void handle(HttpExchange exchange) throws IOException, InterruptedException;
    }
}
