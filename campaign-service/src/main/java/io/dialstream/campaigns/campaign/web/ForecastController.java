package io.dialstream.campaigns.campaign.web;

import io.dialstream.campaigns.campaign.CampaignForecasts;
import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.forecast.Forecast;
import io.dialstream.campaigns.http.BearerToken;
import io.dialstream.campaigns.validation.Moments;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.problem.InvalidRequestException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns over HTTP: whom one would call at a moment. */
@RestController
@Tag(name = "Campaigns")
class ForecastController {

    private final Campaigns campaigns;
    private final CampaignForecasts forecasts;
    private final Clock clock;

    ForecastController(Campaigns campaigns, CampaignForecasts forecasts, Clock clock) {
        this.campaigns = campaigns;
        this.forecasts = forecasts;
        this.clock = clock;
    }

    @GetMapping("/campaigns/{id}/forecast")
    @Operation(
            summary = "Whom a campaign would call at a moment",
            description =
                    "By its rules, and as if it called at that moment; one that starts on schedule"
                            + " calls nobody before. Leads that are with the dialer are left out.")
    @ApiResponse(responseCode = "200", description = "The forecast")
    @ApiResponse(responseCode = "404", description = "The user has no such campaign")
    Forecast forecast(
            @AuthenticationPrincipal User user,
            @PathVariable String id,
            @Parameter(
                            description = "The moment, from 2000 to 2999; now, if absent",
                            schema = @Schema(type = "string", format = "date-time"))
                    @RequestParam(required = false)
                    @Nullable String at,
            HttpServletRequest http) {
        var moment = at == null ? clock.instant() : moment(at);
        return forecasts.of(campaigns.ofUser(user.id(), id), moment, BearerToken.of(http));
    }

    private static Instant moment(String text) {
        var problem = Moments.problemOf(text);
        if (problem != null) {
            throw new InvalidRequestException("at", problem);
        }
        return Moments.of(text);
    }
}
