package io.dialstream.foundation.request.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.foundation.testing.RawHttp;
import io.dialstream.foundation.testing.RawHttp.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = SmallService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:dialstream-foundation.yml",
            "spring.application.name=small-service",
            "DIALSTREAM_API_KEYS=ann=ann-key",
            "management.endpoint.health.group.readiness.include=readinessState"
        })
@ExtendWith(OutputCaptureExtension.class)
class StrictRequestsIT {

    private static final String KEY =
            "\nHost: x\nAuthorization: Bearer ann-key\nConnection: close\n";

    @LocalServerPort int port;

    private Answer send(String requestLine, String headers, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var length = bytes.length == 0 ? "" : "Content-Length: " + bytes.length + "\n";
        return new RawHttp(port).send(requestLine + KEY + headers + length, bytes);
    }

    private Answer post(String json) {
        return send("POST /things HTTP/1.1", "Content-Type: application/json\n", json);
    }

    private static void isProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.isProblem()).as(answer.toString()).isTrue();
        var problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotEmpty();
    }

    @Test
    void readsWhatIsAsDescribed() {
        var answer =
                post(
                        """
                        {"name": "a", "size": 1, "start": true,
                         "parts": [{"phone": "1", "data": {"k": "v"}}]}\
                        """);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\": 5} | name | must be a text",
                "{\"name\": true} | name | must be a text",
                "{\"name\": 1.5} | name | must be a text",
                "{\"name\": []} | name | must be a text",
                "{\"start\": \"true\"} | start | must be true or false",
                "{\"start\": 1} | start | must be true or false",
                "{\"size\": \"5\"} | size | must be a whole number in range",
                "{\"size\": 1.5} | size | must be a whole number in range",
                "{\"size\": 99999999999} | size | is out of range",
                "{\"parts\": {}} | parts | must be a list",
                "{\"parts\": [{}, 5]} | parts[1] | must be an object",
                "{\"parts\": [{}, {}, {\"phone\": 5}]} | parts[2].phone | must be a text",
                "{\"parts\": [{\"data\": {\"k\": 5}}]} | parts[0].data.k | must be a text",
                "{\"parts\": [{\"data\": []}]} | parts[0].data | must be an object",
                "{\"name\": \"a\", \"name\": \"b\"} | name | is given more than once",
                "{\"parts\": [{}, {\"phone\": \"1\", \"phone\": \"1\"}]} | parts[1].phone"
                        + " | is given more than once",
                "{\"nmae\": \"a\"} | nmae | is not known; known are name, parts, size, start",
                "{\"parts\": [{\"fone\": \"1\"}]} | parts[0].fone"
                        + " | is not known; known are data, more, phone, tags",
                "[] | body | must be an object",
                "5 | body | must be an object"
            })
    void namesTheFieldThatItCannotRead(String json, String field, String message) {
        var answer = post(json);

        isProblem(answer, 400);
        var errors = JsonMapper.shared().readTree(answer.body()).path("errors");
        assertThat(errors.path(0).path("field").asString()).isEqualTo(field);
        assertThat(errors.path(0).path("message").asString()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{\"name\": \"a", "{} {}", "null", "{\"name\": nul}", "\u0000"})
    void refusesWhatIsNoJson(String body) {
        isProblem(post(body), 400);
    }

    /** What an escape can say in JSON and a store, a topic, or a provider's XML cannot hold. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud800",
                "a\\udfff",
                "\\udc00\\ud800",
                "\\ud83dx",
                "\\u0000",
                "\\u001b",
                "\\ufffe",
                "\\uffff"
            })
    void refusesTextThatNobodyElseCanHold(String text) {
        var message = "must not have characters that XML 1.0 does not know";
        assertRefused("{'name': '%s'}", text, "name", message);
        assertRefused("{'parts': [{}, {'phone': '%s'}]}", text, "parts[1].phone", message);
        assertRefused("{'parts': [{'data': {'k': '%s'}}]}", text, "parts[0].data.k", message);
        assertRefused("{'parts': [{'data': {'%s': ''}}]}", text, "parts[0].data", message);
        assertRefused("{'parts': [{'more': {'k': '%s'}}]}", text, "parts[0].more.k", message);
        assertRefused("{'parts': [{'more': {'%s': 1}}]}", text, "parts[0].more", message);
        assertRefused("{'parts': [{'tags': ['', '%s']}]}", text, "parts[0].tags[1]", message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d\\ude00", "\\t\\r\\n", "\\u00e9", "\\ufffd", "\\ud800\\udc00"})
    void takesTextThatEverybodyCanHold(String text) {
        assertThat(post("{\"name\": \"" + text + "\"}").status()).isEqualTo(200);
        assertThat(post("{\"parts\": [{\"more\": {\"" + text + "\": 1}}]}").status())
                .isEqualTo(200);
    }

    @Test
    void namesAnUnknownFieldThatIsNoTextWithoutFailing() {
        isProblem(post("{\"\\ud800\": 1}"), 400);
        isProblem(post("{\"" + "x".repeat(199) + "\\ud83d\\ude00\": 1}"), 400);
        isProblem(post("{\"\\ud800\": 1, \"\\ud800\": 1}"), 400);
        isProblem(post("{\"parts\": [{\"data\": {\"\\ud800\": 1}}]}"), 400);
    }

    private void assertRefused(String json, String text, String field, String message) {
        var answer = post(json.replace('\'', '"').formatted(text));
        isProblem(answer, 400);
        var errors = JsonMapper.shared().readTree(answer.body()).path("errors");
        assertThat(errors.path(0).path("field").asString()).isEqualTo(field);
        assertThat(errors.path(0).path("message").asString()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ED%A0%80", "%00", "%1B", "%EF%BF%BE", "%C0%80", "%FF"})
    void refusesParametersAndPathsThatAreNoText(String encoded) {
        isProblem(send("GET /things?name=" + encoded + " HTTP/1.1", "", ""), 400);
        isProblem(send("GET /things/a" + encoded + " HTTP/1.1", "", ""), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=", "limit", "colour=", "name=", "other="})
    void refusesAParameterWithoutAValue(String query) {
        var answer = send("GET /things?" + query + " HTTP/1.1", "", "");
        isProblem(answer, 400);
        assertThat(answer.body()).contains("\"field\":\"" + query.replace("=", "") + "\"");
    }

    @Test
    void refusesDeepJson() {
        isProblem(post("[".repeat(100_000)), 400);
        isProblem(post("{\"name\":".repeat(100_000)), 400);
        isProblem(post("{\"size\": " + "9".repeat(100_000) + "}"), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "garbage",
                ";;;",
                "application/json; charset=nonsense",
                "application/json; charset=\"",
                "text/plain",
                "application/yaml",
                "application/x-yaml",
                "application/xml",
                "application/cbor",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/octet-stream"
            })
    void takesJsonAlone(String type) {
        isProblem(send("POST /things HTTP/1.1", "Content-Type: " + type + "\n", "{}"), 415);
    }

    @Test
    void takesNoBodyWithoutAType() {
        isProblem(send("POST /things HTTP/1.1", "", "{}"), 415);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /actuator/health/../x HTTP/1.1 | 400",
                "GET /actuator/health/..;/x HTTP/1.1 | 400",
                "GET /error HTTP/1.1 | 404",
                "POST /error HTTP/1.1 | 404",
                "GET /nowhere HTTP/1.1 | 404",
                "GET /things/a%2Fb HTTP/1.1 | 400",
                "GET /things/%00 HTTP/1.1 | 400",
                "GET /things/%zz HTTP/1.1 | 400",
                "GET /things/%c0%ae HTTP/1.1 | 400",
                "GET //things HTTP/1.1 | 400",
                "GET /things;a=b HTTP/1.1 | 400",
                "GET /things\\x HTTP/1.1 | 400",
                "GET /things^x HTTP/1.1 | 400",
                "GET /things?limit=%zz HTTP/1.1 | 400",
                "GET /things?limit=1&limit=2 HTTP/1.1 | 400",
                "GET /things?limit=x HTTP/1.1 | 400",
                "GET /things?limit=99999999999 HTTP/1.1 | 400",
                "GET /things?colour=red HTTP/1.1 | 400",
                "TRACE /things HTTP/1.1 | 405",
                "BREW /things HTTP/1.1 | 405",
                "QUERY /things HTTP/1.1 | 405",
                "PUT /things HTTP/1.1 | 405",
                "TRACE /things?limit= HTTP/1.1 | 405",
                "GET things HTTP/1.1 | 400",
                "GET /things HTTP/9.9 | 505",
                "GET /things two HTTP/1.1 | 400"
            })
    void answersEveryRefusalWithAProblem(String requestLine, int status) {
        isProblem(send(requestLine, "", ""), status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "QUERY", "PROPFIND", "BREW"})
    void saysWhichMethodsThereAre(String method) {
        var answer = send(method + " /things HTTP/1.1", "", "");
        isProblem(answer, 405);
        assertThat(allowed(answer)).containsExactlyInAnyOrder("GET", "POST");
    }

    @Test
    void saysWhichMethodsThereAreWhenAsked() {
        var answer = send("OPTIONS /things HTTP/1.1", "", "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(allowed(answer)).contains("GET", "POST").doesNotContain("PUT", "DELETE");
    }

    private static List<String> allowed(Answer answer) {
        return answer.head()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("allow:"))
                .flatMap(line -> Stream.of(line.substring(6).strip().split(", ?")))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: x\n",
                "Content-Length: -1\n",
                "Content-Length: 5\nContent-Length: 6\n",
                "Bad Header: x\n",
                "Nocolon\n",
                "X-Null: a\u0000b\n"
            })
    void answersBadHeadersWithAProblem(String headers) {
        isProblem(send("POST /things HTTP/1.1", headers, ""), 400);
    }

    @Test
    void answersHeadersThatAreTooLongWithAProblem() {
        var long16 = "X-Long: " + "x".repeat(20_000) + "\n";
        var answer = send("GET /things HTTP/1.1", long16, "");
        assertThat(answer.status()).isBetween(400, 431);
        assertThat(answer.isProblem()).as(answer.toString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "garbage", "*/*;q=x", "a/b;;"})
    void doesNotCareWhatIsAccepted(String accept) {
        assertThat(send("GET /things HTTP/1.1", "Accept: " + accept + "\n", "").status())
                .isEqualTo(200);
        isProblem(send("GET /nowhere HTTP/1.1", "Accept: " + accept + "\n", ""), 404);
    }

    @Test
    void refusesABodyThatIsCutOff() {
        var head = "POST /things HTTP/1.1" + KEY + "Content-Type: application/json\n";
        isProblem(new RawHttp(port).sendCutOff(head + "Content-Length: 50\n", "{\"na"), 400);
        isProblem(
                new RawHttp(port).sendCutOff(head + "Transfer-Encoding: chunked\n", "5\r\n{\"na"),
                400);
        isProblem(
                new RawHttp(port).sendCutOff(head + "Transfer-Encoding: chunked\n", "zz\r\n{}"),
                400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%01", "%C2%80", "a%00b"})
    void refusesParameterNamesThatTheFirewallRefuses(String name, CapturedOutput output) {
        for (var path :
                new String[] {
                    "/things", "/nowhere", "/", "/v3/api-docs", "/actuator/health/liveness"
                }) {
            var line = "GET " + path + "?" + name + "=1 HTTP/1.1";
            var stranger = new RawHttp(port).send(line + "\nHost: x\nConnection: close\n");
            assertThat(stranger.status()).as(line + stranger).isIn(400, 401);
            isProblem(send(line, "", ""), 400);
        }
        var form = "Content-Type: application/x-www-form-urlencoded\n";
        isProblem(send("POST /nowhere HTTP/1.1", form, name + "=1"), 400);
        assertThat(output.getAll()).doesNotContain("Exception");
    }

    @Test
    void writesNothingInItsLogForWhatStrangersSend(CapturedOutput output) {
        var stranger = "\nHost: x\nAccept: garbage\nConnection: close\n";
        for (var line :
                new String[] {
                    "GET / HTTP/1.1",
                    "GET /things HTTP/1.1",
                    "GET /things/%2e%2e/x HTTP/1.1",
                    "GET /things?a=%zz HTTP/1.1",
                    "TRACE / HTTP/1.1",
                    "GET /ws/campaigns/1?access_token=a&access_token=b HTTP/1.1",
                    "rubbish"
                }) {
            var answer = new RawHttp(port).send(line + stranger);
            assertThat(answer.status()).as(line + answer).isBetween(400, 499);
        }
        assertThat(output.getAll()).doesNotContain("WARN").doesNotContain("ERROR");
    }
}
