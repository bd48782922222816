package io.dialstream.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dialstream.stack.report.Usage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that answers as the campaign-service and as the simulator. */
class OurNumberIT {

    private static final String ACCOUNTS =
            """
            {"items":[{"id":"twilio","vendor":"twilio","callerIds":["+15005550006"]},
             {"id":"telnyx","vendor":"telnyx","callerIds":["+15005550007","+15005550008"]}],"nextCursor":null}\
            """;
    private static final String LATER = "2126-01-01T00:00:00Z";
    private static final String CALLED =
            """
            {"maxCallsPerNumber":1,"incoming":{"liveCalls":0,"expectedCalls":0},"incomingCalls":[
             {"sid":"old","status":"completed","createdAt":"2026-01-01T00:00:00Z","answeredAt":null,"durationSeconds":9},
             {"sid":"CA1","status":"completed","createdAt":"%1$s","answeredAt":"%1$s","durationSeconds":3},
             {"sid":"CA2","status":"completed","createdAt":"%1$s","answeredAt":"%1$s","durationSeconds":2}]}\
            """
                    .formatted(LATER);
    private static final String FIRST_PAGE =
            """
            {"items":[{"id":"in-1","providerCallId":"CA1","status":"COMPLETED","durationSeconds":3}],"nextCursor":"c 2"}\
            """;
    private static final String SECOND_PAGE =
            """
            {"items":[{"id":"in-2","providerCallId":"CA2","status":"COMPLETED","durationSeconds":2}],"nextCursor":null}\
            """;
    private static final String LIVE_PAGE =
            """
            {"items":[{"id":"in-2","providerCallId":"CA2","status":"RINGING","durationSeconds":null}],"nextCursor":null}\
            """;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Queue<String> reports = new ArrayDeque<>();
    private final Queue<String> secondPages = new ArrayDeque<>();
    private final HttpServer server;
    private final Api api;

    OurNumberIT() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        api = new Api(base, base, "demo-key");
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void routesTheFirstNumberOfTheAccountAndLetsAFifthCallBack() {
        new OurNumber(api, "telnyx", true).answeredBy("demo");

        assertThat(asked).hasSize(3).first().isEqualTo("GET /providers?limit=200 ");
        assertThat(asked.get(1))
                .startsWith("PUT /numbers/+15005550007 ")
                .contains("\"agentId\":\"demo\"", "\"provider\":\"telnyx\"");
        assertThat(asked.get(2))
                .isEqualTo("PUT /simulator/settings {\"returning\":{\"share\":0.2}}");
    }

    @Test
    void nobodyCallsWhereNobodyCan() {
        OurNumber number = new OurNumber(api, "sanspbx", false);
        number.answeredBy("demo");
        assertThat(number.awaited("k")).isEqualTo(CallBacks.NONE);

        assertThat(asked)
                .containsExactly("PUT /simulator/settings {\"returning\":{\"share\":0.0}}");
    }

    @Test
    void awaitsWhoeverIsExpectedAndWhatIsToldOfTheCalls() {
        reports.add("{\"maxCallsPerNumber\":1,\"incoming\":{\"liveCalls\":0,\"expectedCalls\":2}}");
        reports.add("{\"maxCallsPerNumber\":1,\"incoming\":{\"liveCalls\":1,\"expectedCalls\":0}}");
        secondPages.add(LIVE_PAGE);
        CallBacks known = new OurNumber(api, "twilio", true).awaited("k");

        assertThat(known.differences()).isEmpty();
        assertThat(known.ours()).extracting(IncomingCall::id).containsExactly("in-1", "in-2");
        assertThat(known.usage()).isEqualTo(new Usage(2, 2, 5));
        assertThat(asked)
                .filteredOn(one -> one.startsWith("GET /calls?direction=INBOUND&from=20"))
                .hasSize(4)
                .last()
                .asString()
                .endsWith("&limit=200&cursor=c+2 ");
        assertThat(asked).filteredOn(one -> one.startsWith("GET /simulator/report")).hasSize(3);
    }

    @Test
    void saysThatTheAccountHasNoNumber() {
        assertThatThrownBy(() -> new OurNumber(api, "acme", true).answeredBy("demo"))
                .isInstanceOf(DemoProblem.class)
                .hasMessage("The account acme has no number.");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String address = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestMethod() + " " + address + " " + body);
        byte[] answer = answer(address).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private String answer(String address) {
        if (address.startsWith("/providers")) {
            return ACCOUNTS;
        }
        if (address.startsWith("/simulator/report")) {
            return reports.isEmpty() ? CALLED : reports.remove();
        }
        if (address.contains("cursor")) {
            return secondPages.isEmpty() ? SECOND_PAGE : secondPages.remove();
        }
        return address.startsWith("/calls") ? FIRST_PAGE : "{}";
    }
}
