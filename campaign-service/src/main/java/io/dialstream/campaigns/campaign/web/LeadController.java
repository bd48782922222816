package io.dialstream.campaigns.campaign.web;

import io.dialstream.campaigns.campaign.CampaignLeads;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.campaigns.lead.LeadView;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.paging.Cursor;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Leads over HTTP, in the order of their campaign. */
@RestController
@Tag(name = "Campaigns")
class LeadController {

    private final Campaigns campaigns;
    private final CampaignLeads leads;

    LeadController(Campaigns campaigns, CampaignLeads leads) {
        this.campaigns = campaigns;
        this.leads = leads;
    }

    @GetMapping("/campaigns/{id}/leads")
    @Operation(summary = "A campaign's leads, in their order")
    @ApiResponse(responseCode = "200", description = "A page of leads")
    @ApiResponse(responseCode = "404", description = "The user has no such campaign")
    Page<LeadView> list(
            @AuthenticationPrincipal User user,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable LeadStatus status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var campaign = campaigns.ofUser(user.id(), id);
        var oneMore = leads.list(campaign, status, position(page.after()), page.limit() + 1);
        return Page.of(oneMore, page.limit(), LeadController::cursorOf).map(LeadView::of);
    }

    /** Leads are sorted by position alone: the time of their cursors means nothing. */
    private static Cursor cursorOf(Lead lead) {
        return new Cursor(Instant.EPOCH, Integer.toString(lead.position()));
    }

    private static int position(@Nullable Cursor after) {
        try {
            return after == null ? 0 : Integer.parseInt(after.id());
        } catch (NumberFormatException e) {
            throw new InvalidRequestException("cursor", "is not one that this list has given out");
        }
    }
}
