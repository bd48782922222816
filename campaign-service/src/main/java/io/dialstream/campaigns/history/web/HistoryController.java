package io.dialstream.campaigns.history.web;

import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.history.AllCallsFilter;
import io.dialstream.campaigns.history.CallFilter;
import io.dialstream.campaigns.history.CallLogPage;
import io.dialstream.campaigns.history.CallPage;
import io.dialstream.campaigns.history.CallWithTimeline;
import io.dialstream.campaigns.history.CampaignActivity;
import io.dialstream.campaigns.history.CampaignUsagePage;
import io.dialstream.campaigns.history.LogFilter;
import io.dialstream.campaigns.history.MonthlyUsage;
import io.dialstream.campaigns.singlecall.SingleCalls;
import io.dialstream.foundation.access.User;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What happened to calls, as the call log tells it. */
@RestController
@Tag(name = "History")
class HistoryController {

    private static final String MONTH = "^[0-9]{4}-(0[1-9]|1[0-2])$";

    private final Campaigns campaigns;
    private final SingleCalls singleCalls;
    private final CallLog callLog;

    HistoryController(Campaigns campaigns, SingleCalls singleCalls, CallLog callLog) {
        this.campaigns = campaigns;
        this.singleCalls = singleCalls;
        this.callLog = callLog;
    }

    @GetMapping("/campaigns/{id}/logs")
    @Operation(summary = "What happened to a campaign's calls, newest first")
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @ApiResponse(
            responseCode = "200",
            description = "A page of the call log",
            content = @Content(schema = @Schema(implementation = CallLogPage.class)))
    @ApiResponse(responseCode = "404", description = "The user has no such campaign")
    ResponseEntity<byte[]> logs(
            @AuthenticationPrincipal User user,
            @PathVariable String id,
            @ParameterObject LogFilter filter,
            HttpServletRequest request) {
        campaigns.ofUser(user.id(), id);
        return callLog.ask(request);
    }

    @GetMapping("/campaigns/{id}/calls")
    @Operation(summary = "A campaign's calls, newest first")
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @ApiResponse(
            responseCode = "200",
            description = "A page of calls",
            content = @Content(schema = @Schema(implementation = CallPage.class)))
    @ApiResponse(responseCode = "404", description = "The user has no such campaign")
    ResponseEntity<byte[]> calls(
            @AuthenticationPrincipal User user,
            @PathVariable String id,
            @ParameterObject CallFilter filter,
            HttpServletRequest request) {
        campaigns.ofUser(user.id(), id);
        return callLog.ask(request);
    }

    @GetMapping("/campaigns/{id}/activity")
    @Operation(
            summary = "A campaign's calls over time",
            description =
                    "All of its calls, from the first one's start to the last one's end, or to now"
                            + " while one lives. Buckets have the shortest round length with which"
                            + " there are no more of them than asked for.")
    @Parameter(
            name = "buckets",
            in = ParameterIn.QUERY,
            description = "How many there may be, 60 unless told",
            schema = @Schema(type = "integer", minimum = "10", maximum = "200"))
    @ApiResponse(
            responseCode = "200",
            description = "Started, answered and live calls in each bucket",
            content = @Content(schema = @Schema(implementation = CampaignActivity.class)))
    @ApiResponse(responseCode = "404", description = "The user has no such campaign")
    ResponseEntity<byte[]> activity(
            @AuthenticationPrincipal User user,
            @PathVariable String id,
            HttpServletRequest request) {
        campaigns.ofUser(user.id(), id);
        return callLog.ask(request);
    }

    @GetMapping("/calls")
    @Operation(
            summary = "All calls, newest first",
            description =
                    "In whatever campaign or in none, those that we have placed and those that came"
                            + " in at a number of the user.")
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @ApiResponse(
            responseCode = "200",
            description = "A page of calls",
            content = @Content(schema = @Schema(implementation = CallPage.class)))
    ResponseEntity<byte[]> allCalls(
            @ParameterObject AllCallsFilter filter, HttpServletRequest request) {
        return callLog.ask(request);
    }

    @GetMapping("/calls/{id}")
    @Operation(summary = "A call with its timeline, oldest entry first")
    @ApiResponse(
            responseCode = "200",
            description = "The call",
            content = @Content(schema = @Schema(implementation = CallWithTimeline.class)))
    @ApiResponse(responseCode = "404", description = "The user has no such call")
    ResponseEntity<?> call(
            @AuthenticationPrincipal User user,
            @PathVariable String id,
            HttpServletRequest request) {
        var answer = callLog.ask(request);
        return answer.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)
                ? unheardOf(user, id).orElse(answer)
                : answer;
    }

    @GetMapping("/usage")
    @Operation(summary = "Calls and talk time of a month")
    @Parameter(
            name = "month",
            in = ParameterIn.QUERY,
            description = "In UTC; the current month unless given",
            schema = @Schema(type = "string", pattern = MONTH, example = "2026-11"))
    @ApiResponse(
            responseCode = "200",
            description = "What was used",
            content = @Content(schema = @Schema(implementation = MonthlyUsage.class)))
    ResponseEntity<byte[]> usage(HttpServletRequest request) {
        return callLog.ask(request);
    }

    @GetMapping("/usage/campaigns")
    @Operation(
            summary = "Calls and talk time of a month, campaign by campaign",
            description =
                    "By campaign id, behind the calls outside any campaign. The sums over all pages"
                            + " are the month's usage.")
    @Parameter(
            name = "month",
            in = ParameterIn.QUERY,
            description = "In UTC; the current month unless given",
            schema = @Schema(type = "string", pattern = MONTH, example = "2026-11"))
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @ApiResponse(
            responseCode = "200",
            description = "A page of campaigns and what they used",
            content = @Content(schema = @Schema(implementation = CampaignUsagePage.class)))
    ResponseEntity<byte[]> usageByCampaign(HttpServletRequest request) {
        return callLog.ask(request);
    }

    /** A single call that was asked for just now, which the call log cannot know yet. */
    private Optional<ResponseEntity<?>> unheardOf(User user, String callId) {
        return singleCalls
                .find(user.id(), callId)
                .map(call -> ResponseEntity.ok(CallWithTimeline.of(call)));
    }
}
