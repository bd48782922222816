package io.dialstream.campaigns.live.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.campaigns.Api;
import io.dialstream.campaigns.WholeService;
import io.dialstream.foundation.testing.RawHttp;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A page of another site that tries to open a socket with what its visitor's browser holds. */
@WholeService
class ForeignOriginIT {

    @LocalServerPort int port;

    @BeforeEach
    void awaitReadiness() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> new Api(port, "").get("/actuator/health/readiness").status() == 200);
    }

    private RawHttp.Answer open(String origins) {
        return new RawHttp(port)
                .sendCutOff(
                        """
                        GET /ws/campaigns HTTP/1.1
                        Host: 127.0.0.1:%d
                        Authorization: Bearer ann-key
                        Connection: Upgrade
                        Upgrade: websocket
                        Sec-WebSocket-Version: 13
                        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                        %s\
                        """
                                .formatted(port, origins),
                        "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:PORT.evil.example",
                "http://127.0.0.1:PORT@evil.example",
                "http://evil.example:PORT",
                "https://127.0.0.1:PORT",
                "http://127.0.0.1",
                "http://127.0.0.1:",
                "http://127.0.0.1:99999999",
                "http://127.0.0.1:-1",
                "http://127.0.0.1:PORTx",
                "http://[::1",
                "http://",
                "http:",
                "://",
                "127.0.0.1:PORT",
                "null",
                "file://",
                "chrome-extension://abc",
                "%zz",
                "http://%zz",
                "http://a b",
                "*",
                "''",
                "http://127.0.0.1:PORT, http://evil.example"
            })
    void isRefused(String origin) {
        var header = origin.replace("PORT", String.valueOf(port)).replace("''", "");
        assertThat(open("Origin: " + header + "\n"))
                .as(origin)
                .extracting(RawHttp.Answer::status, RawHttp.Answer::isProblem)
                .containsExactly(403, true);
    }

    @Test
    void isRefusedBesideOurs() {
        var both = "Origin: http://127.0.0.1:%d\nOrigin: http://evil.example\n".formatted(port);
        assertThat(open(both).status()).isEqualTo(403);
    }

    @Test
    void isNotOurs() {
        assertThat(open("Origin: http://127.0.0.1:%d\n".formatted(port)).status()).isEqualTo(101);
    }
}
