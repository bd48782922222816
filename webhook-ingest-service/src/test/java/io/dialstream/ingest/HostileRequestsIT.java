package io.dialstream.ingest;

import static io.dialstream.ingest.TwilioSender.callback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.foundation.testing.EndlessBody;
import io.dialstream.foundation.testing.HostileRequests;
import io.dialstream.foundation.testing.KafkaFixture;
import io.dialstream.foundation.testing.SlowClients;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever is sent, nothing is answered 5xx, and what is refused is not published. */
@RunningIngest
class HostileRequestsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PATH = TwilioSender.status("slow");

    /** {@code -Dfuzz.seed=N} sends the one callback of that seed; more with fuzz.callbacks. */
    private static final long FIRST = Long.getLong("fuzz.seed", 1);

    private static final int CALLBACKS =
            Integer.getInteger("fuzz.callbacks", System.getProperty("fuzz.seed") == null ? 600 : 1);

    @LocalServerPort private int port;
    @Autowired private KafkaFixture kafka;

    @BeforeEach
    void ready() {
        var twilio = new TwilioSender(port);
        await().atMost(SOON)
                .until(() ->
                        twilio.send(twilio.request("/actuator/health/readiness").build())
                                        .statusCode()
                                == 200);
    }

    @Test
    void answersEveryCallbackAsItDeservesAndPublishesWhatItTook() {
        var taken = new ArrayList<String>();
        for (long seed : LongStream.range(FIRST, FIRST + CALLBACKS).toArray()) {
            var attempt = HostileCallbacks.draw(seed);
            var answer = RawHttp.exchange(port, attempt.request()::writeTo);
            int status = RawHttp.status(answer);
            assertThat(attempt.answers())
                    .as("the answer to -Dfuzz.seed=%d, %s%n%s", seed, attempt, answer)
                    .contains(status);
            assertThat(answer).as("-Dfuzz.seed=%d", seed).doesNotContain("X-Injected");
            if (status == 204) {
                taken.add(attempt.sid());
            }
        }
        assertThat(sidsPublished()).containsExactlyInAnyOrderElementsOf(taken);
    }

    /** Of the callbacks drawn here; other tests use shorter ids. */
    private List<String> sidsPublished() {
        try (var published = new Published(kafka.addresses())) {
            return published.events().stream()
                    .flatMap(event -> Stream.ofNullable(event.providerCallId()))
                    .filter(sid -> sid.matches("CA[0-9a-f]{16}"))
                    .toList();
        }
    }

    @Test
    void turnsAwayWhatIsNotSignedBeforeItsBodyIsThere() {
        var answer = RawHttp.exchangeUnfinished(port, out -> head(out, "Content-Length: 1000", ""));

        assertThat(RawHttp.status(answer)).isEqualTo(403);
    }

    @Test
    void waitsForASlowBodyOnlySoLong() {
        var answer =
                RawHttp.exchangeUnfinished(
                        port,
                        out -> {
                            head(out, "Content-Length: 60000", "X-Twilio-Signature: c2ln\r\n");
                            trickle(out);
                        });

        assertThat(RawHttp.status(answer)).isEqualTo(408);
    }

    @Test
    void waitsForASilentSenderOnlySoLong() {
        var answer =
                RawHttp.exchangeUnfinished(
                        port,
                        out -> head(out, "Content-Length: 60000", "X-Twilio-Signature: c2ln\r\n"));

        assertThat(RawHttp.status(answer)).isEqualTo(408);
    }

    @Test
    void refusesWhatNoHonestClientSends() {
        new HostileRequests(port, "POST " + PATH, "")
                .send((name, _) ->
                        assertThat(new TwilioSender(port).post(PATH, callback("CA1", "ringing")))
                                .as(name)
                                .extracting(HttpResponse::statusCode)
                                .isEqualTo(204));
    }

    @Test
    void takesNoEndlessBodyOfAStranger() {
        var endless = new EndlessBody(port);
        for (var path :
                List.of("/", PATH, "/twilio/voice", "/actuator/health/liveness", "/nowhere")) {
            endless.isRefusedAt(path);
        }
        endless.areRefusedTogetherAt(PATH);
    }

    /** Each request has a new connection: one that was kept may be ended while it is idle. */
    @Test
    void slowStrangersLeaveRoomForTwilioAndForProbes() {
        Callable<Integer> callback =
                () -> new TwilioSender(port).post(PATH, callback("CA1", "ringing")).statusCode();
        Callable<Integer> alive = () -> isAlive(new TwilioSender(port));
        var signed = "X-Twilio-Signature: c2ln\n";
        try (var slow = SlowClients.ofHeaders(port)) {
            slow.leaveRoomFor(callback, 204, Duration.ofSeconds(2));
            slow.leaveRoomFor(alive, 200, Duration.ofSeconds(1));
        }
        for (var headers : List.of("", signed)) {
            try (var slow = SlowClients.ofBodies(port, PATH, headers)) {
                slow.leaveRoomFor(callback, 204, Duration.ofSeconds(2));
                slow.leaveRoomFor(alive, 200, Duration.ofSeconds(1));
            }
        }
    }

    private static int isAlive(TwilioSender prober) {
        return prober.send(prober.request("/actuator/health/liveness").build()).statusCode();
    }

    @Test
    void manySlowSendersLeaveRoomForTwilio() throws IOException {
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 300; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                slow.add(socket);
                head(
                        socket.getOutputStream(),
                        "Content-Length: 60000",
                        i % 2 == 0 ? "X-Twilio-Signature: c2ln\r\n" : "");
            }

            assertThat(new TwilioSender(port).post(PATH, callback("CA1", "ringing")).statusCode())
                    .isEqualTo(204);
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    private static void head(OutputStream out, String length, String more) throws IOException {
        out.write(
                ("POST " + PATH + " HTTP/1.1\r\nHost: ingest\r\nConnection: close\r\n")
                        .concat(length + "\r\n" + more + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** A byte every tenth of a second until nobody takes them any more. */
    private static void trickle(OutputStream out) throws IOException {
        for (int i = 0; i < 100; i++) {
            out.write('a');
            out.flush();
            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
        }
    }
}
