package io.dialstream.campaigns.route.web;

import io.dialstream.campaigns.agent.AgentValidation;
import io.dialstream.campaigns.route.RouteSubmission;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** Who shall take the calls to a number. */
record NumberRequest(
        @Schema(
                        requiredMode = RequiredMode.REQUIRED,
                        description = "one of the user's agents",
                        pattern = "^" + AgentValidation.AGENT_ID + "$",
                        example = "reminder")
                @Nullable String agentId,
        @Schema(
                        description =
                                "the id of the provider account that the number belongs to; the"
                                        + " usual one if absent",
                        example = "eu")
                @Nullable String provider) {

    RouteSubmission submission() {
        return new RouteSubmission(agentId, provider);
    }
}
