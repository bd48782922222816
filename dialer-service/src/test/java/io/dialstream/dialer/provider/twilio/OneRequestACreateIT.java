package io.dialstream.dialer.provider.twilio;

import static io.dialstream.dialer.provider.twilio.TwilioFixture.aCall;
import static io.dialstream.dialer.provider.twilio.TwilioFixture.impatientProviderAt;
import static io.dialstream.dialer.provider.twilio.TwilioFixture.providerAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpExchange;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementAnswer.Accepted;
import io.dialstream.dialer.provider.PlacementAnswer.Busy;
import io.dialstream.dialer.provider.PlacementAnswer.CredentialsRefused;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.PlacementAnswer.Unclear;
import io.dialstream.dialer.provider.twilio.ScriptedTwilio.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts what is on the wire: whoever sends a create twice may call a person twice. */
class OneRequestACreateIT {

    private final ScriptedTwilio twilio = new ScriptedTwilio();
    private final CountDownLatch testIsOver = new CountDownLatch(1);

    @AfterEach
    void close() {
        testIsOver.countDown();
        twilio.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("201", status(201, ScriptedTwilio.call("CA1", "queued")), Accepted.class),
                arguments(
                        "201 with a status from the future",
                        status(201, ScriptedTwilio.call("CA1", "teleported")),
                        Accepted.class),
                arguments("201 with empty body", status(201, ""), Unclear.class),
                arguments("201 cut short", status(201, "{\"sid\": \"CA1\", \"st"), Unclear.class),
                arguments("201 without a sid", status(201, "{}"), Unclear.class),
                arguments("200 with a page", status(200, "<html>hello</html>"), Unclear.class),
                arguments("302", status(302, "", "Location", "/elsewhere"), Unclear.class),
                arguments("307", status(307, "", "Location", "/elsewhere"), Unclear.class),
                arguments("400", status(400, error(21211)), Refused.class),
                arguments("404", status(404, error(20404)), Refused.class),
                arguments("401", status(401, error(20003)), CredentialsRefused.class),
                arguments("403", status(403, ""), CredentialsRefused.class),
                arguments("429", status(429, error(20429)), Busy.class),
                arguments(
                        "429 with a short Retry-After",
                        status(429, "", "Retry-After", "0"),
                        Busy.class),
                arguments("400 queue full", status(400, error(22005)), Busy.class),
                arguments("400 too many calls", status(400, error(10004)), Busy.class),
                arguments("500", status(500, error(20500)), Unclear.class),
                arguments("502", status(502, "bad gateway"), Unclear.class),
                arguments("503", status(503, error(20503)), Unclear.class),
                arguments(
                        "503 with Retry-After", status(503, "", "Retry-After", "0"), Unclear.class),
                arguments("504", status(504, ""), Unclear.class),
                arguments("dropped connection", (Answer) HttpExchange::close, Unclear.class),
                arguments("body cut off", (Answer) OneRequestACreateIT::cutOff, Unclear.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void sendsOneRequestWhateverIsAnswered(
            String name, Answer answer, Class<? extends PlacementAnswer> expected) {
        twilio.answerWith(answer);

        assertThat(providerAt(twilio.url()).place(aCall())).as(name).isInstanceOf(expected);
        assertThat(twilio.requests()).hasSize(1);
    }

    @Test
    void sendsOneRequestWhenNoAnswerComes() {
        twilio.answerWith(exchange -> awaitEndOfTest());

        assertThat(impatientProviderAt(twilio.url()).place(aCall())).isInstanceOf(Unclear.class);
        assertThat(twilio.requests()).hasSize(1);
    }

    @Test
    void sendsOneRequestWhenTheAnswersBodyStalls() {
        twilio.answerWith(exchange -> {
            exchange.sendResponseHeaders(201, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            awaitEndOfTest();
        });

        assertThat(impatientProviderAt(twilio.url()).place(aCall())).isInstanceOf(Unclear.class);
        assertThat(twilio.requests()).hasSize(1);
    }

    @Test
    void aServerThatCannotBeReachedDidNotCall() {
        twilio.close();

        assertThat(providerAt(twilio.url()).place(aCall())).isInstanceOf(Busy.class);
    }

    @Test
    void aHostWithoutAnAddressDidNotCall() {
        assertThat(providerAt("http://nowhere.invalid").place(aCall())).isInstanceOf(Busy.class);
    }

    @Test
    void doesNotSendACreateIntoAConnectionThatWasClosedWhileIdle() throws Exception {
        var closed = new Semaphore(0);
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerOnceAConnection(server, closed));
            var provider = providerAt("http://127.0.0.1:" + server.getLocalPort());

            for (int i = 0; i < 5; i++) {
                assertThat(provider.place(aCall())).isInstanceOf(Accepted.class);
                assertThat(closed.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    /** Ends each connection after one answer, and says when the other side has ended it too. */
    private static void answerOnceAConnection(ServerSocket server, Semaphore closed) {
        var body = ScriptedTwilio.call("CA1", "queued").getBytes(StandardCharsets.UTF_8);
        var head = "HTTP/1.1 201 Created\r\nContent-Length: " + body.length + "\r\n\r\n";
        while (!server.isClosed()) {
            try (var connection = server.accept()) {
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

    private static void cutOff(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(201, 1_000);
        exchange.getResponseBody().write("{\"sid\": \"CA1\"}".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static String error(int code) {
        return "{\"code\": %d, \"message\": \"No.\"}".formatted(code);
    }

    private static Answer status(int status, String body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            ScriptedTwilio.respond(exchange, status, body);
        };
    }
}
