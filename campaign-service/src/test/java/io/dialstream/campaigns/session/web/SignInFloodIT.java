package io.dialstream.campaigns.session.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.WholeService;
import io.dialstream.campaigns.dashboard.web.Browser;
import io.dialstream.foundation.testing.RawHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever tries keys, or sends a sign-in that does not end. */
@WholeService
class SignInFloodIT {

    private static final String FORM =
            "\nHost: x\nContent-Type: application/x-www-form-urlencoded\n";

    @LocalServerPort int port;

    @Test
    void tenWrongKeysShutTheDoorForTheRightOneToo() throws IOException {
        var attacker = new Browser(port, InetAddress.getByName("127.0.0.2"));
        attacker.get("/sign-in");
        for (int i = 0; i < 10; i++) {
            assertThat(attacker.submit("/sign-in", "key", "wrong").statusCode()).isEqualTo(422);
        }

        var answer = attacker.submit("/sign-in", "key", "ann-key");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertThat(answer.body()).contains("Too many keys were wrong");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("dialstream_session="));
        assertThat(new Browser(port).signedIn("ann-key").get("/dashboard").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLongSignInIsRefusedUnread() {
        var head = "POST /sign-in HTTP/1.1" + FORM;
        assertThat(new RawHttp(port).send(head + "Content-Length: 2000000\n").status())
                .isEqualTo(413);
        assertThat(new RawHttp(port).send(head + "Transfer-Encoding: chunked\n").status())
                .isEqualTo(413);
    }

    @Test
    void aSlowSignInIsOverAfterTenSeconds() throws IOException {
        try (var socket = new RawHttp(port).open()) {
            var head = "POST /sign-in HTTP/1.1" + FORM + "Content-Length: 5000\n\nkey=";
            socket.getOutputStream()
                    .write(head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(13))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> isOver(socket));
        }
    }

    private static boolean isOver(java.net.Socket socket) {
        try {
            socket.getOutputStream().write('a');
            return socket.getInputStream().available() > 0;
        } catch (IOException _) {
            return true;
        }
    }
}
