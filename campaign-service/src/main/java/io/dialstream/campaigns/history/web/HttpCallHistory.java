package io.dialstream.campaigns.history.web;

import io.dialstream.campaigns.history.AllCallsFilter;
import io.dialstream.campaigns.history.CallFilter;
import io.dialstream.campaigns.history.CallHistory;
import io.dialstream.campaigns.history.CallLogPage;
import io.dialstream.campaigns.history.CallPage;
import io.dialstream.campaigns.history.CallWithTimeline;
import io.dialstream.campaigns.history.CampaignActivity;
import io.dialstream.campaigns.history.CampaignUsagePage;
import io.dialstream.campaigns.history.LogFilter;
import io.dialstream.campaigns.history.MonthlyUsage;
import io.dialstream.campaigns.history.PagePosition;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.NotFoundException;
import io.dialstream.foundation.problem.UnavailableException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Asks the calllog-service what the API is asked, and reads its answers. */
@Component
class HttpCallHistory implements CallHistory {

    private static final String OF_CAMPAIGN = "/campaigns/{id}/";
    private static final String CALLS = "/calls";
    private static final String CALL = "/calls/{id}";
    private static final String USAGE = "/usage";
    private static final String USAGE_BY_CAMPAIGN = "/usage/campaigns";

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
        add(address, "phoneNumber", filter.phoneNumber());
        add(address, "reason", filter.reason());
        add(address, "from", filter.from());
        add(address, "to", filter.to());
        return required(token, OF_CAMPAIGN + "logs", address, CallLogPage.class);
    }

    @Override
    public CallPage calls(
            String token, String campaignId, CallFilter filter, PagePosition position) {
        var address = list(campaignId, "calls", position);
        add(address, "status", filter.status());
        add(address, "leadId", filter.leadId());
        add(address, "phoneNumber", filter.phoneNumber());
        add(address, "reason", filter.reason());
        add(address, "from", filter.from());
        add(address, "to", filter.to());
        return required(token, OF_CAMPAIGN + "calls", address, CallPage.class);
    }

    @Override
    public CallPage calls(String token, AllCallsFilter filter, PagePosition position) {
        var address = part(UriComponentsBuilder.fromPath(CALLS), position);
        add(address, "direction", filter.direction());
        add(address, "status", filter.status());
        add(address, "phoneNumber", filter.phoneNumber());
        add(address, "from", filter.from());
        add(address, "to", filter.to());
        return required(token, CALLS, address, CallPage.class);
    }

    @Override
    public CampaignActivity activity(String token, String campaignId, int mostBuckets) {
        var address = ofCampaign(campaignId, "activity");
        add(address, "buckets", Integer.toString(mostBuckets));
        return required(token, OF_CAMPAIGN + "activity", address, CampaignActivity.class);
    }

    @Override
    public Optional<CallWithTimeline> call(String token, String callId) {
        var address = UriComponentsBuilder.fromPath(CALL).uriVariables(Map.of("id", callId));
        return ask(token, CALL, address, CallWithTimeline.class);
    }

    @Override
    public MonthlyUsage usage(String token, YearMonth month) {
        var address = UriComponentsBuilder.fromPath(USAGE);
        add(address, "month", month.toString());
        return required(token, USAGE, address, MonthlyUsage.class);
    }

    @Override
    public CampaignUsagePage usageByCampaign(String token, YearMonth month, PagePosition position) {
        var address = part(UriComponentsBuilder.fromPath(USAGE_BY_CAMPAIGN), position);
        add(address, "month", month.toString());
        return required(token, USAGE_BY_CAMPAIGN, address, CampaignUsagePage.class);
    }

    private static UriComponentsBuilder list(String campaignId, String what, PagePosition part) {
        return part(ofCampaign(campaignId, what), part);
    }

    private static UriComponentsBuilder ofCampaign(String campaignId, String what) {
        return UriComponentsBuilder.fromPath(OF_CAMPAIGN + what)
                .uriVariables(Map.of("id", campaignId));
    }

    private static UriComponentsBuilder part(UriComponentsBuilder address, PagePosition part) {
        add(address, "limit", Integer.toString(part.limit()));
        add(address, "cursor", part.cursor());
        return address;
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    private <T> T required(
            String token, String template, UriComponentsBuilder address, Class<T> type) {
        return ask(token, template, address, type)
                .orElseThrow(() -> new NotFoundException("The call log knows nothing of this."));
    }

    private <T> Optional<T> ask(
            String token, String template, UriComponentsBuilder address, Class<T> type) {
        var answer =
                callLog.ask(template, address.encode().build().toUriString(), "Bearer " + token);
        return answer.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)
                ? Optional.empty()
                : Optional.of(read(body(answer), type));
    }

    private <T> T read(byte[] body, Class<T> type) {
        try {
            return json.readValue(body, type);
        } catch (JacksonException e) {
            throw new UnavailableException("The answer of the call log cannot be read.", e);
        }
    }

    private byte[] body(ResponseEntity<byte[]> answer) {
        var body = answer.getBody();
        if (!answer.getStatusCode().is2xxSuccessful() || body == null) {
            throw new InvalidRequestException(refusal(body));
        }
        return body;
    }

    /** The fields to blame, as the call log names them. */
    private List<FieldProblem> refusal(byte @Nullable [] body) {
        var unnamed = List.of(new FieldProblem("filter", "is none that the call log understands"));
        try {
            var refusal = json.readValue(body == null ? new byte[0] : body, Refusal.class);
            return refusal.errors() == null ? unnamed : refusal.errors();
        } catch (JacksonException _) {
            return unnamed;
        }
    }

    /** A problem detail, as far as it is of interest. */
    private record Refusal(@Nullable List<FieldProblem> errors) {}
}
