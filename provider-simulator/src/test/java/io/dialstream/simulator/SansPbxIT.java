package io.dialstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.dialstream.simulator.callback.Form;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs that use SansPBX agree on; there is no program of the vendor's to ask. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "simulator.account-sid=" + SimulatorClient.ACCOUNT,
            "simulator.auth-token=" + SimulatorClient.TOKEN,
            "simulator.accounts.sans.vendor=sanspbx",
            "simulator.accounts.sans.accesskey=k3y",
            "simulator.accounts.sans.accesstoken=t0ken",
            "simulator.speed-up=200",
            "simulator.mix.completed=1",
            "simulator.mix.no-answer=0",
            "simulator.mix.busy=0",
            "simulator.mix.failed=0",
            "simulator.mix.machine=0",
            "simulator.outcomes.15559990001=hang",
            "simulator.outcomes.15559990002=busy",
            "simulator.outcomes.15559990003=no-answer"
        })
class SansPbxIT {

    private final JsonMapper mapper = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Map<String, String>> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private String base = "";

    SansPbxIT() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    received.add(Form.parse(new String(body, StandardCharsets.UTF_8)));
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        server.start();
    }

    @BeforeEach
    void connect(@LocalServerPort int port) {
        base = "http://127.0.0.1:" + port + "/pbxadmin/sanpbxapi";
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void callsAndTellsHowLongItWasAnswered() {
        HttpResponse<String> created = dial(token(), "15550001111");

        assertThat(created.statusCode()).isEqualTo(200);
        awaitStatuses("ringing", "answered", "completed");
        assertThat(received)
                .allMatch(one -> json(created).path("callid").asString().equals(one.get("callid")));
        assertThat(Integer.parseInt(received.getLast().getOrDefault("billsec", "0"))).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"15559990002, failed, BUSY", "15559990003, no-answer, NO ANSWER"})
    void tellsHowACallEndsThatNobodyAnswers(String to, String status, String disposition) {
        dial(token(), to);

        await().until(() -> received.stream().anyMatch(one -> one.containsKey("disposition")));
        assertThat(received.getLast())
                .containsEntry("status", status)
                .containsEntry("disposition", disposition)
                .containsEntry("billsec", "0");
    }

    @Test
    void endsACall() {
        String token = token();
        String id = json(dial(token, "15559990001")).path("callid").asString();
        awaitStatuses("ringing", "answered");

        assertThat(post("/calldisconnect", "Apitoken", token, Map.of("callid", id)).statusCode())
                .isEqualTo(200);
        awaitStatuses("ringing", "answered", "completed");
        assertThat(post("/calldisconnect", "Apitoken", token, Map.of("callid", "x")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void letsNobodyElseIn() {
        assertThat(gentoken("other").statusCode()).isEqualTo(401);
        assertThat(dial("a-token", "15550001111").statusCode()).isEqualTo(401);
        assertThat(dial(token(), "x").statusCode()).isEqualTo(400);
    }

    private String token() {
        return json(gentoken("t0ken")).path("Apitoken").asString();
    }

    private HttpResponse<String> gentoken(String accessToken) {
        return post("/gentoken", "Accesstoken", accessToken, Map.of("access_key", "k3y"));
    }

    private HttpResponse<String> dial(String token, String to) {
        String callback = "http://127.0.0.1:" + server.getAddress().getPort() + "/status?t=1";
        return post(
                "/dialcall",
                "Apitoken",
                token,
                Map.of(
                        "appid",
                        "1",
                        "call_to",
                        to,
                        "caller_id",
                        "1234567",
                        "status_callback",
                        callback,
                        "custom_field",
                        Map.of("callId", "c-1", "message", "Hello")));
    }

    private void awaitStatuses(String... statuses) {
        await().untilAsserted(() ->
                assertThat(received)
                        .extracting(one -> one.getOrDefault("status", ""))
                        .containsExactly(statuses));
    }

    private HttpResponse<String> post(
            String path, String header, String value, Map<String, Object> fields) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Content-Type", "application/json")
                            .header(header, value)
                            .POST(BodyPublishers.ofString(mapper.writeValueAsString(fields)))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException problem) {
            throw new IllegalStateException("no answer from the simulator", problem);
        }
    }

    private JsonNode json(HttpResponse<String> answer) {
        return mapper.readTree(answer.body());
    }
}
