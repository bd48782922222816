package io.dialstream.campaigns.campaign.web;

import io.dialstream.campaigns.campaign.LeadSubmission;
import io.dialstream.campaigns.campaign.LeadValidation;
import io.dialstream.campaigns.campaign.web.CampaignRequest.LeadRequest;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** More leads for a campaign. */
record LeadAdditionRequest(
        @ArraySchema(
                        minItems = 1,
                        maxItems = LeadValidation.MAX_LEADS,
                        arraySchema =
                                @Schema(
                                        requiredMode = RequiredMode.REQUIRED,
                                        description =
                                                "they are called in this order, after those that"
                                                        + " the campaign has"))
                @JsonDeserialize(as = AtMost.LeadList.class)
                @Nullable List<@Nullable LeadRequest> leads) {

    @Nullable List<@Nullable LeadSubmission> submissions() {
        return LeadRequest.submissions(leads);
    }
}
