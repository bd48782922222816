package io.dialstream.campaigns.donotcall.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.ApiScenario;
import io.dialstream.campaigns.WholeService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The do-not-call list over HTTP. Each test has numbers of its own: the user is the same. */
@WholeService
class DoNotCallApiIT extends ApiScenario {

    @Test
    void keepsAnEntry() {
        var path = "/do-not-call/+14155551001";
        var put =
                ann.put(
                        path,
                        """
                        {"reason": "asked us", "expiresAt": "2099-01-31T00:00:00Z", "source": "CRM"}\
                        """);

        assertThat(put.status()).as(put.body().toString()).isEqualTo(200);
        assertThat(put.body())
                .isEqualTo(
                        json(
                                """
                                {"phoneNumber": "+14155551001", "reason": "asked us",
                                 "source": "CRM", "expiresAt": "2099-01-31T00:00:00Z",
                                 "createdAt": "%s"}\
                                """
                                        .formatted(put.text("createdAt"))));
        assertThat(ann.get(path).body()).isEqualTo(put.body());
        assertThat(ann.put(path, "{}").text("source")).isEqualTo("API");
        assertThat(ann.get(path).body().path("expiresAt").isNull()).isTrue();
        assertThat(ann.delete(path).status()).isEqualTo(204);
        isProblem(ann.delete(path), 404, "+14155551001 is not on your do-not-call list.");
        isProblem(ann.get(path), 404, "+14155551001 is not on your do-not-call list.");
    }

    @Test
    void listsFromAnyPrefixOn() {
        for (var number : new String[] {"+14165552001", "+14165552002", "+1416555203*"}) {
            assertThat(ann.put("/do-not-call/" + number, "{}").status()).isEqualTo(200);
        }

        var first = ann.get("/do-not-call?prefix=%2B1416&limit=2");
        var second = ann.get("/do-not-call?prefix=1416&limit=2&cursor=" + first.text("nextCursor"));

        assertThat(first.body().path("items").toString()).contains("+14165552001", "+14165552002");
        assertThat(second.body().path("items").toString()).contains("+1416555203*");
        assertThat(second.body().path("nextCursor").isNull()).isTrue();
        assertThat(ann.get("/do-not-call?prefix=abc").status()).isEqualTo(400);
    }

    @Test
    void takesManyAtOnce() {
        var many =
                """
                {"entries": [{"phoneNumber": "+14175553001", "reason": "one"},
                             {"phoneNumber": "+14175553002"}, {"phoneNumber": "+14175553001"}]}\
                """;

        assertThat(ann.post("/do-not-call", many).body())
                .isEqualTo(json("{\"added\": 2, \"unchanged\": 1}"));
        assertThat(ann.post("/do-not-call", many).body())
                .isEqualTo(json("{\"added\": 0, \"unchanged\": 3}"));
        assertThat(ann.get("/do-not-call/+14175553001").text("reason")).isEqualTo("one");
    }

    private HttpResponse<String> table(String text) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + port + "/do-not-call"))
                                .header("Content-Type", "text/csv")
                                .header("Authorization", "Bearer ann-key")
                                .POST(HttpRequest.BodyPublishers.ofString(text))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void takesATable() throws Exception {
        var added =
                table(
                        "name;PhoneNumber;reason\r\nAda;+14195555001;\"asked; us\"\n\nBob;'+1419555*;\n");

        assertThat(json(added.body())).isEqualTo(json("{\"added\": 2, \"unchanged\": 0}"));
        assertThat(ann.get("/do-not-call/+14195555001").text("reason")).isEqualTo("asked; us");
        assertThat(ann.get("/do-not-call/+1419555*").status()).isEqualTo(200);
        assertThat(table("phoneNumber\n+14195555002\nabc\n").body())
                .contains("lines[3].phoneNumber");
        assertThat(table("number\n+14195555002\n").statusCode()).isEqualTo(400);
        assertThat(table("phoneNumber\n").statusCode()).isEqualTo(400);
        assertThat(table("").statusCode()).isEqualTo(400);
        assertThat(ann.get("/do-not-call/+14195555002").status()).isEqualTo(404);
    }

    private HttpResponse<String> exported(String query, String accept) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://localhost:%d/do-not-call%s"
                                                        .formatted(port, query)))
                                .header("Accept", accept)
                                .header("Authorization", "Bearer ann-key")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whatIsExportedIsImportedAsItWas() throws Exception {
        ann.put("/do-not-call/+14245556001", "{\"reason\": \"=1; -2, \\\"so\\\"\"}");
        ann.put(
                "/do-not-call/+1424555*",
                "{\"expiresAt\": \"2099-01-31T00:00:00Z\", \"source\": \"CRM\"}");
        var before = ann.get("/do-not-call?prefix=1424").body();

        var table = exported("?prefix=%2B1424", "text/csv");
        assertThat(table.statusCode()).isEqualTo(200);
        assertThat(table.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(table.body().lines())
                .first()
                .isEqualTo("\"phoneNumber\",\"reason\",\"source\",\"expiresAt\",\"createdAt\"");
        assertThat(table.body()).contains("\"'=1; '-2, \"\"so\"\"\"");
        ann.delete("/do-not-call/+14245556001");
        ann.delete("/do-not-call/+1424555*");

        assertThat(json(table(table.body()).body()))
                .isEqualTo(json("{\"added\": 2, \"unchanged\": 0}"));
        var after = ann.get("/do-not-call?prefix=1424").body();
        for (var field : new String[] {"phoneNumber", "reason", "source", "expiresAt"}) {
            assertThat(after.findValues(field)).isEqualTo(before.findValues(field));
        }
    }

    @Test
    void exportsMoreThanAPageOfTheListAndNothingElse() throws Exception {
        var numbers =
                IntStream.range(0, 2_500)
                        .mapToObj(n -> "+1425" + (5_550_000 + n))
                        .collect(Collectors.joining("\n"));
        assertThat(table("phoneNumber\n" + numbers).statusCode()).isEqualTo(200);

        assertThat(exported("?prefix=1425", "text/csv").body().lines().skip(1))
                .extracting(line -> line.substring(1, 13))
                .isEqualTo(numbers.lines().toList());
        assertThat(exported("?prefix=1426", "text/csv").body().lines()).hasSize(1);
        assertThat(exported("?prefix=abc", "text/csv").statusCode()).isEqualTo(400);
        assertThat(exported("?prefix=1425", "*/*").body()).startsWith("{");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"entries\": [{\"phoneNumber\": \"+14185554001\"}, {\"phoneNumber\": \"abc\"}]}',"
                + " entries[1].phoneNumber",
        "'{\"entries\": [{\"phoneNumber\": \"+14185554001\", \"expiresAt\": \"soon\"}]}',"
                + " entries[0].expiresAt",
        "'{\"entries\": [{\"phoneNumber\": \"+14185554001\", \"reason\": \"\"}]}',"
                + " entries[0].reason",
        "'{\"entries\": [{\"phoneNumber\": \"+*\"}]}', entries[0].phoneNumber",
        "'{\"entries\": [null]}', entries[0].phoneNumber",
        "'{\"entries\": []}', entries",
        "'{}', entries"
    })
    void namesWhatIsWrongAndStoresNothing(String body, String field) {
        var answer = ann.post("/do-not-call", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").path(0).path("field").asString()).isEqualTo(field);
        assertThat(ann.get("/do-not-call/+14185554001").status()).isEqualTo(404);
    }

    @Test
    void aCampaignExcludesWhoIsListedAndASingleCallIsRefused() {
        ann.put("/do-not-call/+14155550002", "{}");
        try {
            var campaign = created("\"start\": false,", 3);
            assertThat(campaign.body().path("excludedLeads").asInt()).isEqualTo(1);
            var excluded = ann.get("/campaigns/" + campaign.text("id") + "/leads?status=EXCLUDED");
            assertThat(excluded.body().path("items").path(0).path("reason").asString())
                    .isEqualTo("DO_NOT_CALL");

            var call =
                    ann.post(
                            "/calls",
                            """
                            {"agentId": "%s", "name": "Ada", "phoneNumber": "+14155550002"}\
                            """
                                    .formatted(agent));
            assertThat(call.status()).isEqualTo(409);
            assertThat(call.text("reason")).isEqualTo("DO_NOT_CALL");
        } finally {
            ann.delete("/do-not-call/+14155550002");
        }
    }

    @Test
    void nobodyCallsPremiumNumbers() {
        var call =
                ann.post(
                        "/calls",
                        """
                        {"agentId": "%s", "name": "Ada", "phoneNumber": "+19005550123"}\
                        """
                                .formatted(agent));

        assertThat(call.status()).isEqualTo(409);
    }
}
