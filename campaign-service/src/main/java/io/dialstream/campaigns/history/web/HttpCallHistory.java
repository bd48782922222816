package io.dialstream.campaigns.history.web;

import io.dialstream.campaigns.history.CallHistory;
import io.dialstream.campaigns.history.CallLogPage;
import io.dialstream.campaigns.history.CallPage;
import io.dialstream.campaigns.history.CallWithTimeline;
import io.dialstream.campaigns.history.LogFilter;
import io.dialstream.campaigns.history.MonthlyUsage;
import io.dialstream.campaigns.history.PagePosition;
import io.dialstream.events.CallStatus;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.NotFoundException;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Asks the calllog-service what the API is asked, and reads its answers. */
@Component
class HttpCallHistory implements CallHistory {

    private final CallLog callLog;
    private final JsonMapper json;

    HttpCallHistory(CallLog callLog, JsonMapper json) {
        this.callLog = callLog;
        // A newer call log may say more than this service has learnt to show.
        this.json =
                json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    }

    @Override
    public CallLogPage entries(
            String token, String campaignId, LogFilter filter, PagePosition position) {
        var address = list(campaignId, "logs", position);
        add(address, "event", filter.event());
        add(address, "callId", filter.callId());
        add(address, "leadId", filter.leadId());
        return required(token, address, CallLogPage.class);
    }

    @Override
    public CallPage calls(
            String token, String campaignId, @Nullable CallStatus status, PagePosition position) {
        var address = list(campaignId, "calls", position);
        add(address, "status", status == null ? null : status.name());
        return required(token, address, CallPage.class);
    }

    @Override
    public Optional<CallWithTimeline> call(String token, String callId) {
        var address = UriComponentsBuilder.fromPath("/").pathSegment("calls", callId);
        return ask(token, address, CallWithTimeline.class);
    }

    @Override
    public MonthlyUsage usage(String token, YearMonth month) {
        var address = UriComponentsBuilder.fromPath("/usage");
        add(address, "month", month.toString());
        return required(token, address, MonthlyUsage.class);
    }

    private static UriComponentsBuilder list(String campaignId, String what, PagePosition part) {
        var address = UriComponentsBuilder.fromPath("/").pathSegment("campaigns", campaignId, what);
        add(address, "limit", Integer.toString(part.limit()));
        add(address, "cursor", part.cursor());
        return address;
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            address.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
        }
    }

    private <T> T required(String token, UriComponentsBuilder address, Class<T> type) {
        return ask(token, address, type)
                .orElseThrow(() -> new NotFoundException("The call log knows nothing of this."));
    }

    private <T> Optional<T> ask(String token, UriComponentsBuilder address, Class<T> type) {
        var answer = callLog.ask(address.encode().build().toUriString(), "Bearer " + token);
        return answer.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)
                ? Optional.empty()
                : Optional.of(json.readValue(body(answer), type));
    }

    private static byte[] body(ResponseEntity<byte[]> answer) {
        var body = answer.getBody();
        if (!answer.getStatusCode().is2xxSuccessful() || body == null) {
            throw new InvalidRequestException("filter", "is none that the call log understands");
        }
        return body;
    }
}
