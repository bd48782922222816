package io.dialstream.campaigns.campaign.web;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignCreation;
import io.dialstream.campaigns.campaign.CampaignForecasts;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.campaign.CampaignValidation;
import io.dialstream.campaigns.campaign.CampaignView;
import io.dialstream.campaigns.campaign.CampaignViews;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.forecast.Forecast;
import io.dialstream.campaigns.http.BearerToken;
import io.dialstream.campaigns.http.DryRun;
import io.dialstream.campaigns.http.ReservedId;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.paging.Cursor;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns over HTTP: creating and reading them. */
@RestController
@RequestMapping("/campaigns")
@Tag(name = "Campaigns", description = "Lists of leads that are called, so many at a time")
class CampaignController {

    private final Campaigns campaigns;
    private final CampaignCreation creation;
    private final CampaignValidation validation;
    private final CampaignForecasts forecasts;
    private final CampaignViews views;

    CampaignController(
            Campaigns campaigns,
            CampaignCreation creation,
            CampaignValidation validation,
            CampaignForecasts forecasts,
            CampaignViews views) {
        this.campaigns = campaigns;
        this.creation = creation;
        this.validation = validation;
        this.forecasts = forecasts;
        this.views = views;
    }

    @PostMapping
    @Operation(
            summary = "Create a campaign",
            description =
                    "Calls at once unless start is false. Once this is answered, the campaign is"
                            + " stored and will be carried out, whatever fails.")
    @Parameter(
            name = DryRun.PARAMETER,
            in = ParameterIn.QUERY,
            description =
                    "Store nothing, call nobody, keep no Idempotency-Key, and say whom the campaign"
                            + " would call",
            schema = @Schema(type = "boolean", defaultValue = "false"))
    @ApiResponse(
            responseCode = "202",
            description = "The campaign is stored",
            content = @Content(schema = @Schema(implementation = CampaignView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Of a dry run: whom the campaign would call",
            content = @Content(schema = @Schema(implementation = Forecast.class)))
    ResponseEntity<?> create(
            @AuthenticationPrincipal User user,
            @RequestBody CampaignRequest request,
            HttpServletRequest http) {
        var dryRun = DryRun.of(http);
        var valid = validation.validate(user, ReservedId.of(http), request.submission());
        return dryRun
                ? ResponseEntity.ok(forecasts.of(valid, BearerToken.of(http)))
                : stored(valid);
    }

    private ResponseEntity<CampaignView> stored(CampaignValidation.Valid valid) {
        var campaign = creation.create(valid.campaign(), valid.leads(), valid.start());
        return ResponseEntity.accepted()
                .location(URI.create("/campaigns/" + campaign.id()))
                .body(views.of(campaign));
    }

    @GetMapping
    @Operation(summary = "The user's campaigns, newest first")
    @ApiResponse(responseCode = "200", description = "A page of campaigns")
    Page<CampaignView> list(
            @AuthenticationPrincipal User user,
            @RequestParam(required = false) @Nullable CampaignStatus status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        return Page.of(
                        campaigns.list(user.id(), status, page),
                        page.limit(),
                        CampaignController::cursorOf)
                .map(views::of);
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "A campaign with its numbers",
            description = "Durations are in seconds. A COMPLETED campaign's numbers are final.")
    @ApiResponse(responseCode = "200", description = "The campaign")
    @ApiResponse(responseCode = "404", description = "The user has no such campaign")
    CampaignView get(@AuthenticationPrincipal User user, @PathVariable String id) {
        return views.of(campaigns.ofUser(user.id(), id));
    }

    private static Cursor cursorOf(Campaign campaign) {
        return new Cursor(campaign.times().createdAt(), campaign.id());
    }
}
