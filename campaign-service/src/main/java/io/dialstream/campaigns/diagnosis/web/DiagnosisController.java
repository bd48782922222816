package io.dialstream.campaigns.diagnosis.web;

import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.diagnosis.Diagnoses;
import io.dialstream.campaigns.diagnosis.Diagnosis;
import io.dialstream.foundation.access.User;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Why a campaign calls nobody, over HTTP. */
@RestController
@Tag(name = "Campaigns")
class DiagnosisController {

    private final Campaigns campaigns;
    private final Diagnoses diagnoses;

    DiagnosisController(Campaigns campaigns, Diagnoses diagnoses) {
        this.campaigns = campaigns;
        this.diagnoses = diagnoses;
    }

    @GetMapping("/campaigns/{id}/diagnosis")
    @Operation(
            summary = "Why a campaign calls nobody, or not more people",
            description =
                    "Its reasons stand in the order in which one of them is the headline: the first"
                            + " that keeps everybody from being called.")
    @ApiResponse(responseCode = "200", description = "The diagnosis")
    @ApiResponse(responseCode = "404", description = "The user has no such campaign")
    Diagnosis diagnosis(@AuthenticationPrincipal User user, @PathVariable String id) {
        return diagnoses.of(campaigns.ofUser(user.id(), id));
    }
}
