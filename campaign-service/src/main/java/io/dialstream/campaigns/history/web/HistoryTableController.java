package io.dialstream.campaigns.history.web;

import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.history.CallFilter;
import io.dialstream.campaigns.history.LogFilter;
import io.dialstream.campaigns.http.BearerToken;
import io.dialstream.foundation.access.User;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A campaign's whole history as tables for spreadsheets. */
@RestController
@Tag(name = "History")
@ApiResponse(
        responseCode = "200",
        description = "CSV, newest first; cells that a spreadsheet would run start with '",
        content = @Content(mediaType = "text/csv"))
@ApiResponse(responseCode = "404", description = "The user has no such campaign")
class HistoryTableController {

    private final Campaigns campaigns;
    private final HistoryTables tables;

    HistoryTableController(Campaigns campaigns, HistoryTables tables) {
        this.campaigns = campaigns;
        this.tables = tables;
    }

    @GetMapping("/campaigns/{id}/calls.csv")
    @Operation(summary = "All calls of a campaign, or those that match")
    void calls(
            @Parameter(hidden = true) @AuthenticationPrincipal User user,
            @PathVariable String id,
            @ParameterObject CallFilter filter,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        campaigns.ofUser(user.id(), id);
        tables.calls(BearerToken.of(request), id, filter, response);
    }

    @GetMapping("/campaigns/{id}/logs.csv")
    @Operation(summary = "All log entries of a campaign, or those that match")
    void logs(
            @Parameter(hidden = true) @AuthenticationPrincipal User user,
            @PathVariable String id,
            @ParameterObject LogFilter filter,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        campaigns.ofUser(user.id(), id);
        tables.entries(BearerToken.of(request), id, filter, response);
    }
}
