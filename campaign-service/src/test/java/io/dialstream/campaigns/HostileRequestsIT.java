package io.dialstream.campaigns;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.foundation.testing.EndlessBody;
import io.dialstream.foundation.testing.HostileRequests;
import io.dialstream.foundation.testing.RawHttp;
import io.dialstream.foundation.testing.RawHttp.Answer;
import io.dialstream.foundation.testing.SlowClients;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What no honest client sends. Nothing is answered with 5xx, nothing is stored by what is refused,
 * nothing of another user is shown. A failing seed runs alone with {@code -Dfuzz.seed=}.
 */
@WholeService
class HostileRequestsIT {

    private static final String KEY =
            "\nHost: x\nConnection: close\nAuthorization: Bearer ann-key\n";
    private static final String JSON = "Content-Type: application/json\n";
    private static final int TRIES = 300;

    @LocalServerPort int port;
    @Autowired ReadsOfBodies reads;

    private Api ann;
    private String bobs = "";

    @BeforeEach
    void start() {
        ann = new Api(port, "ann-key");
        var bob = new Api(port, "bob-key");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ann.get("/actuator/health/readiness").status() == 200);
        var agent = "{\"name\": \"Reminder\", \"message\": \"bobs-secret\"}";
        ann.put("/agents/reminder", agent.replace("bobs-secret", "Hello"));
        bob.put("/agents/reminder", agent);
        bobs = bob.post("/campaigns", campaign("bobs-secret", "+14155550101")).text("id");
        assertThat(bobs).isNotEmpty();
    }

    private static String campaign(String name, String number) {
        return """
        {"name": "%s", "agentId": "reminder", "start": false, "maxConcurrentCalls": 3,
         "leads": [{"id": "a", "name": "Ada", "phoneNumber": "%s", "data": {"k": "v"}}]}\
        """
                .formatted(name, number);
    }

    private Answer send(String line, String headers, byte[] body) {
        var length = body.length == 0 ? "" : "Content-Length: " + body.length + "\n";
        return new RawHttp(port).send(line + " HTTP/1.1" + KEY + headers + length, body);
    }

    private Answer post(String path, String headers, String body) {
        return send("POST " + path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void isProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.isProblem()).as(answer.toString()).isTrue();
    }

    @Test
    void refusesBodiesThatAreCutOffWithAKeyToo() {
        var head = "POST /campaigns HTTP/1.1" + KEY + JSON + "Idempotency-Key: k\n";
        isProblem(new RawHttp(port).sendCutOff(head + "Content-Length: 99\n", "{\"na"), 400);
        isProblem(
                new RawHttp(port).sendCutOff(head + "Transfer-Encoding: chunked\n", "9\r\n{"), 400);
    }

    @Test
    void refusesChunkedBodiesOverTheLimit() {
        var chunk = "100000\r\n" + " ".repeat(1 << 20) + "\r\n";
        var body = (chunk.repeat(3) + "0\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        for (var key : List.of("", "Idempotency-Key: chunked\n")) {
            var headers = KEY + JSON + key + "Transfer-Encoding: chunked\n";
            isProblem(new RawHttp(port).send("POST /campaigns HTTP/1.1" + headers, body), 413);
        }
    }

    @Test
    void takesNoYaml() {
        for (var type : List.of("application/yaml", "application/x-yaml", "text/yaml", "*/*")) {
            isProblem(post("/campaigns", "Content-Type: " + type + "\n", "name: x"), 415);
        }
    }

    @Test
    void knowsAKeyHoweverThePathIsSpelt() {
        var key = JSON + "Idempotency-Key: " + UUID.randomUUID() + "\n";
        var first = post("/campaigns", key, campaign("Once", "+14155550101"));
        var second = post("/%63ampaigns", key, campaign("Once", "+14155550101"));

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void refusesNamesThatLookEmpty() {
        for (var blank : List.of("\u00a0", "\u200b", "\u3164", "\u2800", " \u2003", "\ufeff")) {
            var answer = post("/campaigns", JSON, campaign(blank, "+14155550101"));
            isProblem(answer, 400);
            assertThat(answer.body()).contains("\"field\":\"name\",\"message\":\"is missing\"");
        }
    }

    @Test
    void storesNoTextThatIsNone() {
        var before = ann.get("/campaigns?limit=1").body();
        for (var none : List.of("\\ud800", "\\udc00x", "\\u0000", "\\u001b", "\\uffff")) {
            var plain = campaign("Fuzz", "+14155550101");
            for (var what : List.of("\"Fuzz\"", "\"reminder\"", "\"a\"", "\"k\"", "\"v\"")) {
                assertThat(plain).contains(what);
                var answer = post("/campaigns", JSON, plain.replace(what, '"' + none + '"'));
                isProblem(answer, 400);
                assertThat(answer.body()).contains("XML 1.0");
            }
            var agent = "{\"name\": \"A\", \"message\": \"Hello " + none + "\"}";
            isProblem(send("PUT /agents/broken", JSON, agent.getBytes(US_ASCII)), 400);
            isProblem(send("GET /agents/broken", "", new byte[0]), 404);
        }
        assertThat(ann.get("/campaigns?limit=1").body()).isEqualTo(before);
    }

    @Test
    void stopsReadingAtTheFirstEntryTooMany() {
        var data = new StringBuilder();
        for (int i = 0; i < 51; i++) {
            data.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":\"\"");
        }
        var answer = post("/campaigns", JSON, "{\"leads\": [{\"data\": {" + data + "}}]}");
        isProblem(answer, 400);
        assertThat(answer.body())
                .contains("\"field\":\"leads[0].data\"")
                .contains("must have at most 50 entries");
    }

    @Test
    void saysThatASocketIsASocket() throws IOException {
        var mine = ann.post("/campaigns", campaign("Mine", "+14155550101")).text("id");
        isProblem(send("GET /ws/campaigns/" + mine, "", new byte[0]), 426);
        for (var other : List.of("POST", "PUT", "PATCH", "DELETE", "QUERY", "BREW")) {
            var answer = send(other + " /ws/campaigns/" + mine, "", new byte[0]);
            isProblem(answer, 405);
            assertThat(answer.head()).contains("Allow: GET\r\n");
        }
        for (var path : List.of("/ws/campaigns", "/ws/campaigns/" + mine, "/ws/campaigns/none")) {
            var answer = send("OPTIONS " + path, "", new byte[0]);
            assertThat(answer.head()).contains("Allow: GET\r\n");
        }
        isProblem(send("GET /ws/campaigns/" + bobs, "", new byte[0]), 404);
    }

    @Test
    void answersOthersWhileManyConnectionsAreSlow() throws IOException {
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 300; i++) {
                var socket = new RawHttp(port).open();
                slow.add(socket);
                var begun =
                        i % 3 == 0 ? "" : "POST /campaigns HTTP/1.1" + KEY.replace("\n", "\r\n");
                var more =
                        i % 3 == 2
                                ? "Content-Type: application/json\r\n"
                                        + "Content-Length: 1000\r\n\r\n{\"name\""
                                : "";
                socket.getOutputStream().write((begun + more).getBytes(StandardCharsets.UTF_8));
            }
            assertThat(ann.get("/campaigns?limit=1").status()).isEqualTo(200);
            // Ann has more bodies under way than one caller may have; Bob has none.
            await().until(() -> post("/campaigns", JSON, "{}").status() == 429);
            assertThat(new Api(port, "bob-key").post("/campaigns", "{}").status()).isEqualTo(400);
        } finally {
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void refusesWhatNoHonestClientSends() {
        var before = ann.get("/campaigns?limit=1").body();
        for (var line : List.of("POST /campaigns", "PUT /agents/reminder")) {
            for (var key : List.of("", "Authorization: Bearer ann-key\n")) {
                new HostileRequests(port, line, key)
                        .send((name, _) ->
                                assertThat(ann.get("/campaigns?limit=1").body())
                                        .as(name)
                                        .isEqualTo(before));
            }
        }
    }

    @Test
    void takesNoEndlessBodyOfAStranger() {
        var endless = new EndlessBody(port);
        for (var path :
                List.of(
                        "/",
                        "/sign-in",
                        "/dashboard",
                        "/campaigns",
                        "/agents/reminder",
                        "/ws/campaigns/1",
                        "/actuator/health/liveness",
                        "/v3/api-docs",
                        "/assets/nothing",
                        "/nowhere")) {
            endless.isRefusedAt(path);
        }
        endless.areRefusedTogetherAt("/campaigns");
        assertThat(reads.ofStrangers())
                .allMatch(read -> read.matches("\\w+ (/|/actuator/.*|/v3/.*|/assets/.*)"));
        assertThat(ann.get("/campaigns?limit=1").status()).isEqualTo(200);
    }

    @Test
    void slowStrangersLeaveRoomForOthersOfTheSameAddress() {
        Callable<Integer> alive = new RawHttp(port)::liveness;
        try (var slow = SlowClients.ofHeaders(port)) {
            slow.leaveRoomFor(alive, 200, Duration.ofSeconds(1));
            slow.leaveRoomFor(
                    () -> ann.get("/campaigns?limit=1").status(), 200, Duration.ofSeconds(2));
        }
        try (var slow = SlowClients.ofBodies(port, "/campaigns", JSON)) {
            slow.leaveRoomFor(alive, 200, Duration.ofSeconds(1));
        }
        var form = "Content-Type: application/x-www-form-urlencoded\n";
        try (var slow = SlowClients.ofBodies(port, "/sign-in", form)) {
            slow.leaveRoomFor(alive, 200, Duration.ofSeconds(1));
        }
    }

    @Test
    void survivesWhateverIsSent() {
        long seed = Long.getLong("fuzz.seed", 1);
        var random = new Random(seed);
        var newest = ann.get("/campaigns?limit=1").body();
        for (int i = 0; i < TRIES; i++) {
            var what = "seed " + seed + ", try " + i;
            var answer = somethingHostile(random);
            assertThat(answer.status()).as("%s: %s", what, answer).isBetween(200, 499);
            assertThat(answer.head() + answer.body()).as(what).doesNotContain("bobs-secret");
            assertThat(answer.status() < 400 || answer.isProblem())
                    .as("%s: %s", what, answer)
                    .isTrue();
            var now = ann.get("/campaigns?limit=1").body();
            if (answer.status() != 202) {
                assertThat(now).as(what).isEqualTo(newest);
            }
            newest = now;
        }
    }

    @Test
    void addsNothingOfWhatIsBroken() {
        long seed = Long.getLong("fuzz.seed", 1);
        var random = new Random(seed);
        var path = "/campaigns/" + ann.post("/campaigns", campaign("M", "+14155550101")).text("id");
        var huge =
                "{\"leads\": [{\"name\": \"A\", \"phoneNumber\": \"+%s\"}]}"
                        .formatted("1".repeat(2_000_000));
        isProblem(post(path + "/leads", JSON, huge), 400);
        isProblem(post("/campaigns/" + bobs + "/leads", JSON, more(99)), 404);
        for (int i = 0; i < TRIES / 3; i++) {
            var before = ann.get(path).body();
            var body = more(i).getBytes(StandardCharsets.UTF_8);
            var answer =
                    send("POST " + path + "/leads", JSON + header(random), broken(random, body));
            var what = "seed " + seed + ", try " + i + ": " + answer;
            assertThat(answer.status()).as(what).isBetween(200, 499);
            if (answer.status() != 200) {
                assertThat(ann.get(path).body()).as(what).isEqualTo(before);
            }
        }
    }

    private static String more(int n) {
        return """
        {"leads": [{"id": "a%d", "name": "Fuzz", "phoneNumber": "+1415555%04d", "data": {"k": "v"}}]}\
        """
                .formatted(n, 1_000 + n);
    }

    private Answer somethingHostile(Random random) {
        return switch (random.nextInt(4)) {
            case 0 ->
                    send("GET " + path(random) + "?" + query(random), header(random), new byte[0]);
            case 1 -> send("PATCH " + path(random) + "/pause", header(random), new byte[0]);
            default -> send("POST /campaigns", JSON + header(random), body(random));
        };
    }

    private String path(Random random) {
        return pick(
                random,
                "/campaigns",
                "/campaigns/" + bobs,
                "/campaigns/" + bobs + "/leads",
                "/campaigns/" + bobs.toUpperCase(java.util.Locale.ROOT),
                "/campaigns/%24ne",
                "/campaigns/" + encoded(random),
                "/agents/" + encoded(random),
                "/campaigns/%0d%0aX-Injected:%201",
                "/campaigns/" + "x".repeat(5_000));
    }

    private String query(Random random) {
        return pick(
                        random,
                        "limit",
                        "cursor",
                        "status",
                        "userId",
                        "status[$ne]",
                        "limit=1&limit",
                        "%zz")
                + "="
                + pick(
                        random,
                        "-1",
                        "1e9",
                        "bob",
                        "%00",
                        "%ff%fe",
                        encoded(random),
                        "x".repeat(3_000));
    }

    private static String header(Random random) {
        return pick(
                random,
                "",
                "",
                "Idempotency-Key: " + random.nextInt() + "\n",
                "Idempotency-Key: a\nIdempotency-Key: b\n",
                "Idempotency-Key: " + "k".repeat(300) + "\n",
                "X-User: bob\nX-Forwarded-For: 1\n",
                "Content-Encoding: gzip\n",
                "Accept: text/html\n",
                "Expect: 100-continue\n");
    }

    private static byte[] body(Random random) {
        return broken(random, campaign("Fuzz", "+14155550101").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] broken(Random random, byte[] valid) {
        return switch (random.nextInt(6)) {
            case 0 -> java.util.Arrays.copyOf(valid, random.nextInt(valid.length));
            case 1 -> "[".repeat(random.nextInt(5_000)).getBytes(StandardCharsets.UTF_8);
            case 2 -> new String(valid, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            case 3 -> replaced(random, valid);
            default -> flipped(random, valid);
        };
    }

    private static byte[] replaced(Random random, byte[] valid) {
        var values = List.of("null", "5", "[]", "{}", "true", "\"\\ud800\"", "1e999", "\"$where\"");
        var fields = List.of("\"Fuzz\"", "\"reminder\"", "false", "3", "\"a\"", "{\"k\": \"v\"}");
        return new String(valid, StandardCharsets.UTF_8)
                .replace(
                        fields.get(random.nextInt(fields.size())),
                        values.get(random.nextInt(values.size())))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] flipped(Random random, byte[] valid) {
        for (int flips = random.nextInt(4); flips >= 0; flips--) {
            valid[random.nextInt(valid.length)] = (byte) random.nextInt(256);
        }
        return valid;
    }

    private static String encoded(Random random) {
        var bytes = new byte[random.nextInt(1, 20)];
        random.nextBytes(bytes);
        return URLEncoder.encode(
                new String(bytes, StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
