package io.dialstream.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dialstream.foundation.testing.MongoFixture;
import io.dialstream.foundation.testing.RawHttp;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * The service as it stands in public: behind a proxy that ends TLS, traced, with an access log. A
 * token in a query and a callee's number get into none of what others read, and what a browser is
 * given it gives back to nobody else.
 */
@ExtendWith(OutputCaptureExtension.class)
class PublicServiceIT {

    private static final String TOKEN = "s3cret-key-of-ann";
    private static final String NUMBER = "14155550177";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @TempDir static Path logs;

    private static final Queue<String> traced = new ConcurrentLinkedQueue<>();
    private static final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    private static HttpServer outside = anything();
    private static ConfigurableApplicationContext service;

    /** A collector of traces, and a call log that has nothing to tell. */
    private static HttpServer anything() {
        try {
            var server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", PublicServiceIT::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestURI().getPath().equals("/v1/traces")) {
            traced.add(body);
        }
        var answer = "{\"items\": [], \"nextCursor\": null}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @BeforeAll
    static void start() {
        broker.afterPropertiesSet();
        var address = "http://127.0.0.1:" + outside.getAddress().getPort();
        service =
                SpringApplication.run(
                        CampaignServiceApplication.class,
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--KAFKA_BOOTSTRAP_SERVERS=" + broker.getBrokersAsString(),
                        "--MONGODB_URI=" + MongoFixture.uri(),
                        "--spring.mongodb.database=public",
                        "--CALLLOG_URL=" + address,
                        "--DIALSTREAM_API_KEYS=ann=" + TOKEN,
                        "--DIALSTREAM_TRACING_ENDPOINT=" + address + "/v1/traces",
                        "--management.opentelemetry.tracing.export.schedule-delay=100ms",
                        "--dialstream.http.trusted-proxies=127.0.0.1",
                        "--dialstream.event-log.partitions=1",
                        "--server.tomcat.accesslog.enabled=true",
                        "--server.tomcat.accesslog.buffered=false",
                        "--server.tomcat.accesslog.directory=" + logs);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ask("GET /actuator/health/readiness", "").status() == 200);
        ask("GET /campaigns", "Authorization: Bearer " + TOKEN + "\n");
    }

    @AfterAll
    static void stop() {
        service.close();
        outside.stop(0);
        broker.destroy();
    }

    private static RawHttp http() {
        return new RawHttp(
                service.getEnvironment().getRequiredProperty("local.server.port", int.class));
    }

    private static RawHttp.Answer ask(String line, String headers, String... body) {
        var bytes = String.join("&", body).getBytes(StandardCharsets.UTF_8);
        var length =
                bytes.length == 0
                        ? ""
                        : "Content-Type: application/x-www-form-urlencoded\nContent-Length: "
                                + bytes.length
                                + "\n";
        return http().send(
                        line + " HTTP/1.1\nHost: inside\nConnection: close\n" + headers + length,
                        bytes);
    }

    private static String forwarded(String host) {
        return "X-Forwarded-For: 203.0.113.9\nX-Forwarded-Proto: https\nX-Forwarded-Host: "
                + host
                + "\n";
    }

    private static String upgrade(String origin) {
        return """
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Origin: %s
        """
                .formatted(origin);
    }

    @Test
    void aTokenInAQueryIsInNoLogTraceOrMetric(CapturedOutput output) throws IOException {
        var key = "Authorization: Bearer " + TOKEN + "\n";
        var campaign = "no-such-campaign";
        for (var line :
                new String[] {
                    "GET /ws/campaigns/" + campaign + "?access_token=" + TOKEN,
                    "GET /ws/campaigns/" + campaign + "?a=b&acc%65ss_token=" + TOKEN + "&c",
                    "GET /ws/campaigns?access_token=" + TOKEN + "&access_token=" + TOKEN,
                    "GET /ws/nowhere?access_token=" + TOKEN,
                    "GET /nowhere?access_token=" + TOKEN,
                    "GET /dashboard/nowhere?access_token=" + TOKEN,
                    "POST /campaigns?access_token=" + TOKEN
                }) {
            ask(line, "");
            ask(line, upgrade("http://inside:80.evil.example"));
            ask(line, key);
        }
        ask("GET /usage?access_token=" + TOKEN + "&month=2026-11", key);
        ask("GET /usage?phoneNumber=%2B" + NUMBER, key);
        ask("GET /calls/" + NUMBER, key);
        signedIn(cookies ->
                ask("GET /dashboard/log?phoneNumber=%2B" + NUMBER, "Cookie: " + cookies + "\n"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(spans()).contains("/calls/{id}", "/usage", "/ws/"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(accessLog()).contains("/ws/nowhere HTTP"));
        var metrics = service.getBean(PrometheusMeterRegistry.class).scrape();
        assertThat(metrics).contains("http_client_requests", "uri=\"/calls/{id}\"");
        for (var open : new String[] {spans(), accessLog(), metrics, output.getAll()}) {
            assertThat(open).doesNotContain(TOKEN).doesNotContain("phoneNumber=");
        }
        for (var open : new String[] {spans(), metrics, output.getAll()}) {
            assertThat(open).doesNotContain(NUMBER);
        }
    }

    private static String spans() {
        return String.join("", traced);
    }

    private static String accessLog() throws IOException {
        try (var files = Files.list(logs)) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }

    @Test
    void aTokenInAQueryOpensASocketAndNothingElse() {
        var query = "?access_token=" + TOKEN;
        assertThat(ask("GET /ws/campaigns" + query, "").status()).isEqualTo(426);
        assertThat(ask("GET /campaigns" + query, "").status()).isEqualTo(401);
        assertThat(ask("GET /ws/campaigns" + query + "&access_token=x", "").status())
                .isEqualTo(401);
        var key = "Authorization: Bearer " + TOKEN + "\n";
        assertThat(ask("GET /ws/campaigns" + query, key).status()).isEqualTo(401);
        assertThat(ask("GET /campaigns" + query, key).status()).isEqualTo(200);
    }

    @Test
    void behindTlsACookieIsOfThisHostAlone() {
        var tls = forwarded("calls.example");
        var page = ask("GET /sign-in", tls);
        assertThat(page.head())
                .contains("Strict-Transport-Security: max-age=31536000")
                .containsPattern("Set-Cookie: __Host-dialstream_csrf=[^\r]*; Secure");
        var signedIn = signIn(page, tls);
        assertThat(signedIn.head())
                .containsPattern("Set-Cookie: __Host-dialstream_session=[^\r]*; Secure");
        var planted = cookies(page, signedIn).replace("__Host-", "");
        assertThat(ask("GET /dashboard", tls + "Cookie: " + planted + "\n").status())
                .isEqualTo(302);
        var own = "Cookie: " + cookies(page, signedIn) + "\n";
        assertThat(ask("GET /dashboard", tls + own).status()).isEqualTo(200);
    }

    @Test
    void behindTlsAPageOfThePublicAddressOpensASocket() {
        var tls = forwarded("calls.example") + "Authorization: Bearer " + TOKEN + "\n";
        var ours = "GET /ws/campaigns HTTP/1.1\nHost: inside\nConnection: Upgrade\n" + tls;
        var socket = http().sendCutOff(ours + upgrade("https://calls.example"), "");
        assertThat(socket.status()).isEqualTo(101);
        for (var origin : new String[] {"http://calls.example", "http://inside"}) {
            var refused = http().send(ours.replace("Upgrade", "close") + upgrade(origin));
            assertThat(refused.status()).as(origin).isEqualTo(403);
        }
    }

    @Test
    void onPlainHttpOfThisMachineTheCookieHasNoPrefix() {
        var host = forwarded("localhost").replace("https", "http");
        var page = ask("GET /sign-in", host);
        assertThat(page.head())
                .contains("Set-Cookie: dialstream_csrf=")
                .doesNotContain("Secure")
                .doesNotContain("Strict-Transport-Security");
        assertThat(signIn(page, host).head()).contains("Set-Cookie: dialstream_session=");
    }

    private static void signedIn(java.util.function.Consumer<String> visit) {
        var tls = forwarded("calls.example");
        var page = ask("GET /sign-in", tls);
        visit.accept(cookies(page, signIn(page, tls)) + "\n" + tls.strip());
    }

    private static RawHttp.Answer signIn(RawHttp.Answer page, String headers) {
        var csrf = CSRF.matcher(page.body());
        assertThat(csrf.find()).isTrue();
        return ask(
                "POST /sign-in",
                headers + "Cookie: " + cookies(page) + "\n",
                "key=" + TOKEN,
                "_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8));
    }

    private static String cookies(RawHttp.Answer... answers) {
        var cookies = new StringBuilder();
        for (var answer : answers) {
            Pattern.compile("Set-Cookie: ([^;\r]+)")
                    .matcher(answer.head())
                    .results()
                    .forEach(it ->
                            cookies.append(cookies.isEmpty() ? "" : "; ").append(it.group(1)));
        }
        return cookies.toString();
    }
}
