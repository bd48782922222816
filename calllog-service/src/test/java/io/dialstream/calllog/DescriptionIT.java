package io.dialstream.calllog;

import static io.dialstream.calllog.testing.CallerEvents.aCallback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.dialstream.calllog.call.Calls;
import io.dialstream.calllog.call.Incoming;
import io.dialstream.calllog.call.SampleCalls;
import io.dialstream.calllog.history.LogEntries;
import io.dialstream.calllog.history.LogEntry;
import io.dialstream.calllog.testing.CallEvents;
import io.dialstream.calllog.testing.CallerEvents;
import io.dialstream.calllog.testing.RunningService;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.foundation.testing.DescribedEndpoint;
import io.dialstream.foundation.testing.Description;
import io.dialstream.foundation.testing.RawHttp;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What the OpenAPI description says is what the service does, endpoint by endpoint. */
class DescriptionIT extends RunningService {

    @Autowired Calls calls;
    @Autowired LogEntries entries;
    @LocalServerPort int port;

    private final String campaign = "d-" + UUID.randomUUID();
    private final CallEvents ended = CallEvents.inCampaign(campaign + "-1-1", campaign);
    private final CallEvents begun = CallEvents.outsideCampaigns(campaign + "-2-1");
    private final CallerEvents back = aCallback("CA-" + campaign, "+15005550006").by(null);
    private Description description;

    @BeforeEach
    void describe() {
        var docs = "GET /v3/api-docs HTTP/1.1\nHost: x\nConnection: close\n";
        description =
                new Description(JsonMapper.shared().readTree(new RawHttp(port).send(docs).body()));
        store(ended, ended.dialing(), ended.completed(17));
        store(begun);
        var ringing = Incoming.callback(back.ringing());
        var call = SampleCalls.aCallback(back);
        calls.saveAll(List.of(call));
        entries.addAll(List.of(LogEntry.of(ringing, call.callee(), 10)));
    }

    private void store(CallEvents call, CallStatusChanged... then) {
        var state = SampleCalls.callAfter(call.initiated(), then);
        calls.saveAll(List.of(state));
        entries.addAll(List.of(LogEntry.of(call.initiated(), state.callee(), 10)));
        for (int i = 0; i < then.length; i++) {
            entries.addAll(List.of(LogEntry.of(then[i], state.callee(), 11 + i)));
        }
    }

    @TestFactory
    Stream<DynamicTest> everyEndpointAnswersAsItIsDescribed() {
        return description.endpoints().stream()
                .map(endpoint -> dynamicTest(endpoint, () -> holds(endpoint)));
    }

    private void holds(String name) {
        var endpoint = new DescribedEndpoint(description, name, new RawHttp(port), "key-of-alice");
        endpoint.ask(path(name, ended.callId()), "");
        endpoint.ask(path(name, begun.callId()), "");
        endpoint.ask(path(name, back.callId()), "");
        endpoint.ask(path(name, "none"), "");
        endpoint.refusesWhatAllRefuse(path(name, ended.callId()), "");
        assertThat(endpoint.unseen()).as(name).containsExactly("503");
    }

    private String path(String endpoint, String callId) {
        return endpoint.substring(endpoint.indexOf('/'))
                .replace("{campaignId}", campaign)
                .replace("{callId}", callId);
    }

    @Test
    void saysWhatEveryParameterTakes() {
        assertThat(description.shapelessParameters()).isEmpty();
    }

    @Test
    void describesEveryEndpointOfTheContractAndNoOther() {
        assertThat(description.endpoints())
                .containsExactlyInAnyOrder(
                        "GET /calls",
                        "GET /calls/{callId}",
                        "GET /campaigns/{campaignId}/calls",
                        "GET /campaigns/{campaignId}/logs",
                        "GET /campaigns/{campaignId}/activity",
                        "GET /usage",
                        "GET /usage/campaigns");
    }
}
