package io.dialstream.campaigns.campaign.web;

import io.dialstream.campaigns.campaign.CampaignView;
import io.dialstream.campaigns.campaign.CampaignViews;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.campaign.LeadAddition;
import io.dialstream.campaigns.campaign.LeadAdditionValidation;
import io.dialstream.campaigns.http.ReservedId;
import io.dialstream.foundation.access.User;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns over HTTP: more leads for one that is larger than a request. */
@RestController
@Tag(name = "Campaigns")
class LeadAdditionController {

    private final Campaigns campaigns;
    private final LeadAddition addition;
    private final LeadAdditionValidation validation;
    private final CampaignViews views;

    LeadAdditionController(
            Campaigns campaigns,
            LeadAddition addition,
            LeadAdditionValidation validation,
            CampaignViews views) {
        this.campaigns = campaigns;
        this.addition = addition;
        this.validation = validation;
        this.views = views;
    }

    @PostMapping("/campaigns/{id}/leads")
    @Operation(
            summary = "Add leads to a campaign that was created with start: false",
            description =
                    "All of them or none, behind those that it has, to a million in all. Once"
                            + " this is answered, they are stored.")
    @ApiResponse(responseCode = "200", description = "The campaign with these leads")
    @ApiResponse(responseCode = "404", description = "The user has no such campaign")
    @ApiResponse(
            responseCode = "409",
            description =
                    "The campaign was started or stopped, or another request was adding leads"
                            + " at the same time")
    CampaignView add(
            @AuthenticationPrincipal User user,
            @PathVariable String id,
            @RequestBody LeadAdditionRequest request,
            HttpServletRequest http) {
        var campaign = campaigns.ofUser(user.id(), id);
        var leads = request.submissions();
        return views.of(
                addition.add(
                        campaign,
                        new LeadAddition.Request(
                                ReservedId.of(http),
                                LeadAdditionValidation.firstNumber(leads),
                                () -> validation.leads(campaign, leads))));
    }
}
