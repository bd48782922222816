package io.dialstream.campaigns.campaign.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** A campaign as its user describes it. */
public record CampaignRequest(
        @Schema(description = "1 to 200 characters", example = "Reminders") @Nullable String name,
        @Schema(description = "one of the user's agents", example = "reminder")
                @Nullable String agentId,
        @Schema(description = "1 to 100,000 of them; they are called in this order")
                @JsonDeserialize(as = AtMost.LeadList.class)
                @Nullable List<@Nullable LeadRequest> leads,
        @Schema(description = "live calls at once, 1 to 100", defaultValue = "5")
                @Nullable Integer maxConcurrentCalls,
        @Schema(description = "whether to call at once", defaultValue = "true")
                @Nullable Boolean start) {

    /** Somebody to call. */
    public record LeadRequest(
            @Schema(
                            description =
                                    "1 to 64 printable characters, unique in the campaign; the"
                                            + " 1-based position if absent",
                            example = "customer-17")
                    @Nullable String id,
            @Schema(description = "1 to 200 characters", example = "Ada") @Nullable String name,
            @Schema(description = "E.164, at most once in the campaign", example = "+14155552671")
                    @Nullable String phoneNumber,
            @Schema(description = "anything to be kept with the lead, at most 20 entries")
                    @JsonDeserialize(as = AtMost.LeadData.class)
                    @Nullable Map<String, @Nullable String> data) {}
}
