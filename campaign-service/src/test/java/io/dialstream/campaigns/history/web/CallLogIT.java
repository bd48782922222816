package io.dialstream.campaigns.history.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.history.CalllogProperties;
import io.dialstream.campaigns.history.web.FakeCallLog.Asked;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.UnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

class CallLogIT {

    private final FakeCallLog fake = new FakeCallLog();
    private final CallLog callLog = callLogAt(fake.url());

    CallLogIT() throws IOException {}

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void asksInTheNameOfWhoeverAsks() {
        callLog.ask(request("/calls/c-1", null));
        assertThat(fake.asked()).containsExactly(new Asked("/calls/c-1", "Bearer ann-key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "{\"calls\": \"many\"}"})
    void anAnswerThatCannotBeReadIsNone(String body) {
        fake.answers(200, "application/json", body);
        var history = new HttpCallHistory(callLog, JsonMapper.shared());
        assertThatThrownBy(() -> history.usage("ann-key", YearMonth.of(2026, 11)))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void passesTheQueryOnUnchanged() {
        callLog.ask(request("/usage", "month=2026-11&x=%C3%A9%2B+y&empty="));
        assertThat(fake.asked())
                .extracting(Asked::pathAndQuery)
                .containsExactly("/usage?month=2026-11&x=%C3%A9%2B+y&empty=");
    }

    @Test
    void passesTheBytesOfAnAnswerOn() {
        fake.answers(200, "application/json", "{\"leadName\":  \"é\"}");
        var answer = callLog.ask(request("/calls/c-1", null));
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody())
                .isEqualTo("{\"leadName\":  \"é\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.getHeaders().getContentType()).hasToString("application/json");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 406})
    void passesARefusalOn(int status) {
        fake.answers(status, "application/problem+json", "{\"status\":" + status + "}");
        var answer = callLog.ask(request("/usage", "month=x"));
        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(answer.getHeaders().getContentType()).hasToString("application/problem+json");
        assertThat(answer.getBody()).asString().contains("status");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500, 502, 503})
    void calls503WhatIsNoAnswerForTheUser(int status) {
        fake.answers(status, "text/html", "<html>");
        assertThatThrownBy(() -> callLog.ask(request("/usage", null)))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void calls503WhenNobodyIsThere() {
        fake.close();
        assertThatThrownBy(() -> callLog.ask(request("/usage", null)))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void doesNotWaitForEver() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var url = "http://127.0.0.1:" + silent.getLocalPort();
            var impatient = callLogAt(url, Duration.ofMillis(300));
            assertThatThrownBy(() -> impatient.ask(request("/usage", null)))
                    .isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void refusesAQueryThatIsNone() {
        assertThatThrownBy(() -> callLog.ask(request("/usage", "month=%zz")))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(fake.asked()).isEmpty();
    }

    private static CallLog callLogAt(String url) {
        return callLogAt(url, Duration.ofSeconds(10));
    }

    private static CallLog callLogAt(String url, Duration patience) {
        var properties = new CalllogProperties(url + "/", Duration.ofSeconds(10), patience);
        return new HistoryConfiguration().callLog(RestClient.builder(), properties);
    }

    private static MockHttpServletRequest request(String path, @Nullable String query) {
        var request = new MockHttpServletRequest("GET", path);
        request.setQueryString(query);
        request.addHeader("Authorization", "Bearer ann-key");
        return request;
    }
}
