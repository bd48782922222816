package io.dialstream.foundation.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.foundation.testing.RawHttp;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whoever sends {@code X-Forwarded-...} is believed only when it is one of our own proxies. */
class TrustedProxiesIT {

    private static final String FORWARDED =
            """
            GET /assets/who HTTP/1.1
            Host: inside:8080
            Connection: close
            X-Forwarded-For: 6.6.6.6, 203.0.113.9
            X-Forwarded-Proto: https
            X-Forwarded-Host: calls.example
            """;

    @SpringBootApplication(
            excludeName = {
                "io.dialstream.foundation.eventlog.kafka.EventLogConfiguration",
                "io.dialstream.foundation.mongo.MongoConfiguration",
                "io.dialstream.foundation.readiness.ReadinessConfiguration",
                "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
            })
    static class Behind {

        @RestController
        static class WhoController {

            @GetMapping("/assets/who")
            String who(HttpServletRequest request) {
                return request.getRequestURL() + " for " + request.getRemoteAddr();
            }
        }
    }

    private static RawHttp.Answer ask(String proxies) {
        var arguments =
                new String[] {
                    "--server.port=0",
                    "--server.address=127.0.0.1",
                    "--spring.config.import=classpath:dialstream-foundation.yml",
                    "--spring.application.name=behind",
                    "--DIALSTREAM_API_KEYS=ann=ann-key",
                    "--management.endpoint.health.group.readiness.include=readinessState",
                    "--dialstream.http.trusted-proxies=" + proxies
                };
        try (var service = SpringApplication.run(Behind.class, arguments)) {
            int port = service.getEnvironment().getRequiredProperty("local.server.port", int.class);
            return new RawHttp(port).send(FORWARDED);
        }
    }

    @Test
    void believesTheProxiesThatItWasToldOf() {
        var answer = ask("10.0.0.0/8,127.0.0.0/8");
        // What the client put before its own address is not believed.
        assertThat(answer.body()).isEqualTo("https://calls.example/assets/who for 203.0.113.9");
        assertThat(answer.head()).contains("Strict-Transport-Security: max-age=31536000");
    }

    @Test
    void believesNobodyElse() {
        for (var proxies : new String[] {"", "10.0.0.0/8"}) {
            var answer = ask(proxies);
            assertThat(answer.body()).isEqualTo("http://inside:8080/assets/who for 127.0.0.1");
            assertThat(answer.head()).doesNotContain("Strict-Transport-Security");
        }
    }
}
