package io.dialstream.calllog.history.web;

import io.dialstream.calllog.history.LogEntries;
import io.dialstream.calllog.history.LogEvent;
import io.dialstream.calllog.history.LogQuery;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log of a campaign's calls. */
@RestController
@Tag(name = "Calls")
class LogsController {

    private final LogEntries entries;

    LogsController(LogEntries entries) {
        this.entries = entries;
    }

    @GetMapping("/campaigns/{campaignId}/logs")
    @Operation(
            summary = "A campaign's log entries, newest first; those that match when filtered",
            description =
                    "Also those of calls that came in and return a call of the campaign: leadId is"
                            + " that of the returned call, phoneNumber the caller's.")
    Page<LogEntryView> logs(
            @AuthenticationPrincipal User user,
            @PathVariable String campaignId,
            @RequestParam(required = false) @Nullable LogEvent event,
            @Parameter(schema = @Schema(minLength = 1, maxLength = FilterParameters.LONGEST))
                    @RequestParam(required = false)
                    @Nullable String callId,
            @ParameterObject FilterParameters filter,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var id = FilterParameters.text("callId", callId);
        var query = new LogQuery(user.id(), campaignId, event, id, filter.read(), page);
        return entries.list(query).map(LogEntryView::of);
    }
}
