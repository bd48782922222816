package io.dialstream.calllog.history.web;

import io.dialstream.calllog.call.CallDirection;
import io.dialstream.calllog.call.CallQuery;
import io.dialstream.calllog.call.Calls;
import io.dialstream.calllog.history.Histories;
import io.dialstream.events.CallStatus;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of calls. */
@RestController
@Tag(name = "Calls")
class CallsController {

    private final Calls calls;
    private final Histories histories;

    CallsController(Calls calls, Histories histories) {
        this.calls = calls;
        this.histories = histories;
    }

    @GetMapping("/campaigns/{campaignId}/calls")
    @Operation(
            summary =
                    "The calls that a campaign placed, newest first; those that match when filtered")
    Page<CallView> calls(
            @AuthenticationPrincipal User user,
            @PathVariable String campaignId,
            @RequestParam(required = false) @Nullable CallStatus status,
            @ParameterObject FilterParameters filter,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var query = new CallQuery(user.id(), campaignId, null, status, filter.read(), page);
        return calls.list(query).map(CallView::of);
    }

    @GetMapping("/calls")
    @Operation(
            summary = "All calls of the user, newest first; those that match when filtered",
            description =
                    "Calls of all campaigns, single calls, and calls that came in at numbers of the"
                            + " user. Times are those of their creation.")
    Page<CallView> callsOfUser(
            @AuthenticationPrincipal User user,
            @RequestParam(required = false) @Nullable CallDirection direction,
            @RequestParam(required = false) @Nullable CallStatus status,
            @ParameterObject UserCallParameters filter,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var query = new CallQuery(user.id(), null, direction, status, filter.read(), page);
        return calls.list(query).map(CallView::of);
    }

    @GetMapping("/calls/{callId}")
    @Operation(summary = "A call with its timeline: its log entries in the order of a call's life")
    @ApiResponse(responseCode = "200", description = "The call")
    @ApiResponse(responseCode = "404", description = "The user has no such call")
    CallHistoryView call(@AuthenticationPrincipal User user, @PathVariable String callId) {
        return CallHistoryView.of(histories.of(user.id(), callId));
    }
}
