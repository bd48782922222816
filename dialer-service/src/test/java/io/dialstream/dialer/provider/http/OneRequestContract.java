package io.dialstream.dialer.provider.http;

import static io.dialstream.dialer.provider.http.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpExchange;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementAnswer.Accepted;
import io.dialstream.dialer.provider.PlacementAnswer.Unclear;
import io.dialstream.dialer.provider.PlacementAnswer.Unreachable;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.http.ScriptedServer.Answer;
import io.dialstream.dialer.provider.http.ScriptedServer.Wired;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.PhoneNumber;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Counts what is on the wire when a vendor is asked for a call: whoever sends a create twice may
 * call a person twice. And what each answer means, which must never be more than is certain.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OneRequestContract {

    /** Nothing that answers takes so long, however busy the machine is. */
    public static final TimeOuts LONG =
            new TimeOuts(Duration.ofSeconds(30), Duration.ofSeconds(30));

    private static final TimeOuts SHORT =
            new TimeOuts(Duration.ofSeconds(30), Duration.ofMillis(400));

    private ScriptedServer server = new ScriptedServer(status(404, ""));
    private CountDownLatch testIsOver = new CountDownLatch(1);

    /** An account at a server that speaks for the vendor. */
    protected abstract Provider providerAt(String url, TimeOuts timeOuts);

    /** The status with which the vendor says that there is a call. */
    protected abstract int created();

    /** What it says then, in ASCII. */
    protected abstract String call();

    /**
     * Answers of the vendor that are no success, each {@code arguments(name, answer, class of the
     * PlacementAnswer)}; make the answers with {@link ScriptedServer#status}.
     */
    protected abstract Stream<Arguments> refusals();

    /** Whether a request asks for a call; a vendor may want others before. */
    protected boolean isCreate(Wired request) {
        return true;
    }

    @AfterEach
    void over() {
        testIsOver.countDown();
        testIsOver = new CountDownLatch(1);
        server.close();
        server = new ScriptedServer(status(404, ""));
    }

    private Stream<Arguments> answersOfAnyVendor() {
        return Stream.of(
                arguments("success", status(created(), call()), Accepted.class),
                arguments("success with empty body", status(created(), ""), Unclear.class),
                arguments("success cut short", status(created(), half()), Unclear.class),
                arguments("success without an id", status(created(), "{}"), Unclear.class),
                arguments("200 with a page", status(200, "<html>hello</html>"), Unclear.class),
                arguments("302", status(302, "", "Location", "/elsewhere"), Unclear.class),
                arguments("307", status(307, "", "Location", "/elsewhere"), Unclear.class),
                arguments("500", status(500, "{}"), Unclear.class),
                arguments("502", status(502, "bad gateway"), Unclear.class),
                arguments("503", status(503, ""), Unclear.class),
                arguments(
                        "503 with Retry-After", status(503, "", "Retry-After", "0"), Unclear.class),
                arguments("504", status(504, ""), Unclear.class),
                arguments(
                        "dropped connection",
                        (Answer) (exchange, _) -> exchange.close(),
                        Unclear.class),
                arguments("body cut off", (Answer) this::cutOff, Unclear.class));
    }

    final Stream<Arguments> answers() {
        return Stream.concat(answersOfAnyVendor(), refusals());
    }

    private String half() {
        return call().substring(0, call().length() / 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void sendsOneRequestWhateverIsAnswered(
            String name, Answer answer, Class<? extends PlacementAnswer> expected) {
        server.answerWith(answer);

        assertThat(providerAt(server.url(), LONG).place(aCall())).as(name).isInstanceOf(expected);
        assertThat(creates()).hasSize(1);
    }

    @Test
    void sendsOneRequestWhenNoAnswerComes() {
        server.answerWith((exchange, _) -> awaitEndOfTest());

        assertThat(providerAt(server.url(), SHORT).place(aCall())).isInstanceOf(Unclear.class);
        assertThat(creates()).hasSize(1);
    }

    @Test
    void sendsOneRequestWhenTheAnswersBodyStalls() {
        server.answerWith((exchange, _) -> {
            exchange.sendResponseHeaders(created(), 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            awaitEndOfTest();
        });

        assertThat(providerAt(server.url(), SHORT).place(aCall())).isInstanceOf(Unclear.class);
        assertThat(creates()).hasSize(1);
    }

    @Test
    void aServerThatCannotBeReachedDidNotCall() {
        var url = server.url();
        server.close();

        assertThat(providerAt(url, LONG).place(aCall())).isInstanceOf(Unreachable.class);
    }

    @Test
    void aHostWithoutAnAddressDidNotCall() {
        assertThat(providerAt("http://nowhere.invalid", LONG).place(aCall()))
                .isInstanceOf(Unreachable.class);
    }

    @Test
    void doesNotSendACreateIntoAConnectionThatWasClosedWhileIdle() throws Exception {
        var closed = new Semaphore(0);
        try (var socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerOnceAConnection(socket, closed));
            var provider = providerAt("http://127.0.0.1:" + socket.getLocalPort(), LONG);

            for (int i = 0; i < 5; i++) {
                assertThat(provider.place(aCall())).isInstanceOf(Accepted.class);
                assertThat(closed.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private List<Wired> creates() {
        return server.requests().stream().filter(this::isCreate).toList();
    }

    private static PlacementRequest aCall() {
        return new PlacementRequest(
                "c1-7-1",
                "c1",
                "lead/7",
                new PhoneNumber("+15550001111"),
                new PhoneNumber("+15550122"),
                new AnswerInstructions(null, "Hello"));
    }

    /** Ends each connection after one answer, and says when the other side has ended it too. */
    private void answerOnceAConnection(ServerSocket socket, Semaphore closed) {
        var body = call().getBytes(StandardCharsets.US_ASCII);
        var head = "HTTP/1.1 %d OK\r\nContent-Length: %d\r\n\r\n".formatted(created(), body.length);
        while (!socket.isClosed()) {
            try (var connection = socket.accept()) {
                readRequest(connection.getInputStream());
                connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                connection.getOutputStream().write(body);
                connection.shutdownOutput();
                connection.getInputStream().readAllBytes();
                closed.release();
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        var length = head.toString().replaceAll("(?is).*content-length: *(\\d+).*", "$1");
        in.readNBytes(Integer.parseInt(length));
    }

    private void awaitEndOfTest() {
        try {
            testIsOver.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cutOff(HttpExchange exchange, Wired request) throws IOException {
        exchange.sendResponseHeaders(created(), 1_000);
        exchange.getResponseBody().write(call().getBytes(StandardCharsets.US_ASCII));
        exchange.getResponseBody().flush();
        exchange.close();
    }
}
